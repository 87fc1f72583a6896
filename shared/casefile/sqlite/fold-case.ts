/**
 * Lower case that keeps every character's place, so that a match in it is a match in the text: characters
 * whose lower case is longer or shorter (İ) stay as they are.
 */
export function foldCase(text: string): string {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  let folded = ''
  for (const character of text) {
    const one = character.toLowerCase()
    folded += one.length === character.length ? one : character
  }
  return folded
}
