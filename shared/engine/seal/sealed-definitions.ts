import type { CaseFile } from '../../casefile/case-file.ts'
import { readStoredDefinitions } from '../case-definitions.ts'
import { type KnownDefinitions, knownDefinitions } from '../known-definitions.ts'
import { usedDefinitions } from './used-definitions.ts'
import type { UsedIds } from './used-by.ts'

/** The definitions of a case, and what of them goes into a packet that uses some. */
export function sealedDefinitions(file: CaseFile): {
  readonly known: KnownDefinitions
  readonly stored: (used: UsedIds) => ReturnType<typeof usedDefinitions>
} {
  const stored = readStoredDefinitions(file)
  const known = knownDefinitions(stored.map(({ read }) => read))
  return { known, stored: (used) => usedDefinitions(file, stored, known, used) }
}
