/**
 * Order by UTF-8 bytes, which is the order of code points; `<` compares UTF-16 units and puts characters
 * beyond U+FFFF before U+E000.
 */
export function byBytes(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length)
  for (let at = 0; at < shorter; at += 1) {
    const [left, right] = [a.charCodeAt(at), b.charCodeAt(at)]
    if (left !== right) return rank(left) - rank(right)
  }
  return a.length - b.length
}

/** The texts sorted by UTF-8 bytes, each once. */
export function sortedOnce(texts: Iterable<string>): readonly string[] {
  return [...new Set(texts)].sort(byBytes)
}

/** Moves surrogates, which stand for code points beyond U+FFFF, above all other units. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x1_0000 : unit
}
