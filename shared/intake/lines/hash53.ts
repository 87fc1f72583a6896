/**
 * A 53-bit hash of a text: an exact double that a column of typed arrays can hold. Equal texts have equal
 * hashes; unequal ones may too (a hostile log can make them), so equality is always settled by the text.
 */
export function hash53(text: string): number {
  let a = 0xdead_beef
  let b = 0x41c6_ce57
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    a = Math.imul(a ^ unit, 0x9e37_79b1)
    b = Math.imul(b ^ unit, 0x5f35_6495)
  }
  a = Math.imul(a ^ (a >>> 16), 0x85eb_ca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2_ae35)
  b = Math.imul(b ^ (b >>> 16), 0x85eb_ca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2_ae35)
  return (b >>> 11) * 0x1_0000_0000 + (a >>> 0)
}
