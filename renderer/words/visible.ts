/**
 * Characters of evidence that would not be seen, or would change how others are seen: controls, bidirectional
 * overrides and isolates, zero-width and tag characters, line separators, spaces that are not the usual one. They
 * are shown by their code; what joins the parts of an emoji is not.
 */
export const UNSEEN =
  /(?![\t\n])(?!(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}]\ufe0f?)[\ufe0f\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u00a0\u2000-\u200a\u202f\u205f\u3000]/gu

/** Evidence as text that hides nothing. A tab and a line end stay as they are. */
export function visible(text: string): string {
  return text.replaceAll(
    UNSEEN,
    (char) => `⟨${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  )
}

/** A value of any kind on one line. */
export function valueText(value: unknown): string {
  if (typeof value === 'string') return visible(value)
  if (value === undefined) return ''
  return visible(JSON.stringify(value))
}

/** Shortens in the middle, as digests are: `6be0c417…41aa`. */
export function shortDigest(digest: string): string {
  const hex = digest.replace(/^sha256:/, '')
  return hex.length <= 13 ? hex : `${hex.slice(0, 8)}…${hex.slice(-4)}`
}
