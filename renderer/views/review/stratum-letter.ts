/** How a stratum is called beside its words: A, B, C; beyond Z by its number. */
export function stratumLetter(at: number): string {
  return at < 26 ? String.fromCodePoint(65 + at) : String(at + 1)
}
