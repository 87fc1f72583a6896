import type { PolicyVersion } from '../model/policy.ts'
import { utf8Text } from '../proof/utf8-text.ts'

/** A file of a version as text, a BOM at its start kept; undefined where it is not there, or no UTF-8. */
export function textOfFile({ files }: PolicyVersion, path: string): string | undefined {
  const bytes = files.find((each) => each.path === path)?.bytes
  return bytes && utf8Text(bytes)
}

/** The policy texts of a version, in the manifest's order; files that are no text are left out. */
export function readableTexts(
  version: PolicyVersion,
): readonly { readonly path: string; readonly text: string }[] {
  return version.texts.flatMap((path) => {
    const text = textOfFile(version, path)
    return text === undefined ? [] : [{ path, text }]
  })
}

/** Of all files of a version together. */
export function bytesOf({ files }: PolicyVersion): number {
  return files.reduce((sum, { bytes }) => sum + bytes.length, 0)
}

/** In words that the files of a version have more bytes than an engine takes; undefined where they do not. */
export function tooLarge(version: PolicyVersion, most: number): string | undefined {
  const bytes = bytesOf(version)
  return bytes > most ? `its files have ${bytes} bytes, more than the ${most} that are evaluated` : undefined
}
