import type { CaseFile } from '../casefile/case-file.ts'
import type { StoredDefinition } from '../casefile/definition-store.ts'
import { parseDefinition } from '../intake/definitions/parse-definition.ts'
import { knownDefinitions, type KnownDefinitions, type ReadDefinition } from './known-definitions.ts'

/** Every definition of a case with what it says, in the order of import. */
export function readStoredDefinitions(
  file: CaseFile,
): readonly { readonly entry: StoredDefinition; readonly read: ReadDefinition }[] {
  return file.definitions.list().map((entry) => {
    const parsed = parseDefinition(entry.kind, file.definitions.files(entry.id), { path: entry.name })
    return { entry, read: { ...parsed, file: entry.name } }
  })
}

/** The definitions by which a case is judged. */
export function readCaseDefinitions(file: CaseFile): KnownDefinitions {
  return knownDefinitions(readStoredDefinitions(file).map(({ read }) => read))
}
