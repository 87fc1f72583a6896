import type { CaseFile } from '../../casefile/case-file.ts'
import type { DefinitionText } from '../../model/workflow-view.ts'
import { readStoredDefinitions } from '../case-definitions.ts'
import { storedText } from '../stored-text.ts'

/** Of a workflow version imported in many contents, the first so many. */
const MOST_TEXTS = 20

/** The files that define a workflow version and its boundary, exactly, in the order of import. */
export function workflowText(file: CaseFile, id: string, version: string): DefinitionText[] {
  const seen = new Set<string>()
  return readStoredDefinitions(file)
    .flatMap(({ entry, read }) => {
      if (read.kind === 'policies') return []
      const names = read.kind === 'workflow' ? read.value : read.value.workflow
      return names.id === id && names.version === version ? [{ entry, kind: read.kind }] : []
    })
    .slice(0, MOST_TEXTS)
    .map(({ entry, kind }) => {
      const [only] = file.definitions.files(entry.id)
      const counts = !seen.has(kind)
      seen.add(kind)
      const { name, sha256, importedAt, importedBy } = entry
      // It was read as a definition, so it is UTF-8.
      const stored = storedText(only?.bytes ?? new Uint8Array())
      return {
        name,
        kind,
        sha256,
        importedAt,
        importedBy,
        counts,
        text: stored?.text ?? '',
        cut: stored?.cut ?? 0,
      }
    })
}
