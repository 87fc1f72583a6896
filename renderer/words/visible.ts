/**
 * Characters of evidence that would not be seen, or would change how others are seen: controls, bidirectional
 * overrides and isolates, zero-width and tag characters, line separators. They are shown by their code.
 */
const UNSEEN =
  // oxlint-disable-next-line no-control-regex -- these are the characters that must be made visible
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202f\u205f-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\u{e0000}-\u{e0fff}]/gu

/** Evidence as text that hides nothing. A tab and a line end stay as they are. */
export function visible(text: string): string {
  return text.replace(
    UNSEEN,
    (char) => `⟨${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  )
}

/** A value of any kind on one line. */
export function valueText(value: unknown): string {
  if (typeof value === 'string') return visible(value)
  if (value === undefined) return ''
  return visible(JSON.stringify(value) ?? String(value))
}

/** Shortens in the middle, as digests are: `6be0c417…41aa`. */
export function shortDigest(digest: string): string {
  const hex = digest.replace(/^sha256:/, '')
  return hex.length <= 13 ? hex : `${hex.slice(0, 8)}…${hex.slice(-4)}`
}
