import type { PolicyVersion } from '../model/policy.ts'
import type { TextPlace } from './policy-engine.ts'
import { textOfFile } from './version-texts.ts'

/** Line and column of an offset in a file of a version; undefined where it is no text. */
export function textPlace(version: PolicyVersion, path: string, at: number): TextPlace | undefined {
  const text = textOfFile(version, path)
  return text === undefined ? undefined : placeIn({ path, text }, at)
}

/** Line and column, from 1, of an offset in UTF-16 units. Lines end as editors end them. */
export function placeIn(
  { path, text }: { readonly path: string; readonly text: string },
  at: number,
): TextPlace {
  const lines = text.slice(0, at).split(/\r\n|\r|\n/)
  return { path, line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
}
