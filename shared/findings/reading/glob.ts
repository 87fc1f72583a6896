/**
 * Whether a text fits a glob (formats.md 2): `*` stands for any characters, `/` among them; all else
 * for itself. Both are hostile: time is linear in the text for each part of the pattern.
 */
export function fitsGlob(pattern: string, text: string): boolean {
  const parts = pattern.split('*')
  const first = parts[0] as string
  if (parts.length === 1) return pattern === text
  const last = parts.at(-1) as string
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last))
    return false
  const end = text.length - last.length
  let position = first.length
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, position)
    if (found < 0 || found + part.length > end) return false
    position = found + part.length
  }
  return true
}

/** Whether a list of globs admits a text: one that is left out restricts nothing, an empty one admits nothing. */
export function admits(globs: readonly string[] | undefined, text: string): boolean {
  return globs === undefined || globs.some((glob) => fitsGlob(glob, text))
}
