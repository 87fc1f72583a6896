import type { CaseFile } from '../casefile/case-file.ts'
import type { StoredDefinition } from '../casefile/definition-store.ts'
import { parseDefinition } from '../intake/definitions/parse-definition.ts'
import { knownDefinitions, type KnownDefinitions, type ReadDefinition } from './known-definitions.ts'

/** A definition of a case with what it says. */
export interface StoredAndRead {
  readonly entry: StoredDefinition
  readonly read: ReadDefinition
}

interface Remembered {
  /** Ids and digests: definitions are only ever added, and known by their bytes. */
  readonly key: string
  readonly all: readonly StoredAndRead[]
  known: KnownDefinitions | undefined
}

/** What was read of a case that stays open: its screens ask again and again. */
const remembered = new WeakMap<CaseFile, Remembered>()

/** Every definition of a case with what it says, in the order of import. */
export function readStoredDefinitions(file: CaseFile): readonly StoredAndRead[] {
  return readOnce(file).all
}

/** The definitions by which a case is judged. */
export function readCaseDefinitions(file: CaseFile): KnownDefinitions {
  const read = readOnce(file)
  read.known ??= knownDefinitions(read.all.map((each) => each.read))
  return read.known
}

function readOnce(file: CaseFile): Remembered {
  const entries = file.definitions.list()
  const key = entries.map(({ id, sha256 }) => `${id} ${sha256}`).join('\n')
  const before = remembered.get(file)
  if (before?.key === key) return before
  const all = entries.map((entry) => {
    const parsed = parseDefinition(entry.kind, file.definitions.files(entry.id), { path: entry.name })
    return { entry, read: { ...parsed, file: entry.name } }
  })
  const read: Remembered = { key, all, known: undefined }
  remembered.set(file, read)
  return read
}
