import type { PolicyVersion } from '../model/policy.ts'

/** A file of a version as text, a BOM at its start kept; undefined where it is not there, or no UTF-8. */
export function textOfFile({ files }: PolicyVersion, path: string): string | undefined {
  const bytes = files.find((each) => each.path === path)?.bytes
  if (bytes === undefined) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
