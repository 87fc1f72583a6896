import type { CaseFile } from '../../casefile/case-file.ts'
import type { PolicyFileText } from '../../model/policy-view.ts'
import { readCaseDefinitions } from '../case-definitions.ts'
import { storedText } from '../stored-text.ts'
import { policyFiles } from './policy-files.ts'

/** The exact files of a policy version; none where it is in no bundle. */
export function policyText(file: CaseFile, id: string, version: string): PolicyFileText[] {
  const found = readCaseDefinitions(file).policies.find(
    (each) => each.policy === id && each.version === version,
  )
  if (found === undefined) return []
  return policyFiles(found).map(({ path, role, sha256, bytes }) => {
    const stored = storedText(bytes)
    return { path, role, sha256, bytes: bytes.length, text: stored?.text ?? null, cut: stored?.cut ?? 0 }
  })
}
