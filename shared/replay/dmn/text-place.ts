import type { PolicyVersion } from '../../model/policy.ts'
import type { TextPlace } from '../policy-engine.ts'
import { textOfFile } from '../version-texts.ts'

/** Line and column, from 1, of an offset in a file of a version. */
export function textPlace(version: PolicyVersion, path: string, at: number): TextPlace | undefined {
  const before = textOfFile(version, path)?.slice(0, at)
  if (before === undefined) return undefined
  const lines = before.split(/\r\n|\r|\n/)
  return { path, line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
}
