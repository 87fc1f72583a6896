/**
 * Orders texts as their UTF-8 bytes are ordered, which is by code points; UTF-16, by which `<` goes, puts what lies
 * beyond U+FFFF before U+E000. Requires well-formed texts.
 */
export function byBytes(a: string, b: string): number {
  const least = Math.min(a.length, b.length)
  for (let at = 0; at < least; at += 1) {
    const [left, right] = [a.charCodeAt(at), b.charCodeAt(at)]
    if (left !== right) return lifted(left) - lifted(right)
  }
  return a.length - b.length
}

/** Surrogates after all else: a pair stands for a code point beyond every single unit. */
function lifted(unit: number): number {
  if (unit < 0xd800) return unit
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800
}
