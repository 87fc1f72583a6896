/**
 * Whether a text is the parts in their order with anything between them: it begins with the first and ends with the
 * last; of one part alone, it is that. Parts are taken as early as they come, so that a hostile text or pattern costs
 * no more than its length. Requires a part.
 */
export function isPartsInOrder(text: string, parts: readonly string[]): boolean {
  const first = parts[0] ?? ''
  const last = parts.at(-1) ?? ''
  if (parts.length === 1) return text === first
  const end = text.length - last.length
  if (!text.startsWith(first) || !text.endsWith(last) || end < first.length) return false
  let at = first.length
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at)
    if (found === -1 || found + part.length > end) return false
    at = found + part.length
  }
  return true
}
