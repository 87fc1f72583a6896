import { canonicalJson } from '../proof/canonical-json.ts'
import { formatDigest } from '../proof/digest.ts'
import type { Hash } from '../proof/hash.ts'
import type { CaseDatabase, Query } from './sqlite/case-database.ts'
import { type Page, pageRows } from './derived/page.ts'
import type { MetaStore } from './meta-store.ts'
import { damaged } from './sqlite/sqlite-error.ts'

export type DefinitionKind = 'workflow' | 'boundary' | 'policies'

/** A workflow, boundary or policy bundle as it was imported. */
export interface StoredDefinition {
  /** From 1 in order of import. */
  readonly id: number
  readonly kind: DefinitionKind
  /** The file's name. */
  readonly name: string
  readonly importedAt: string
  readonly importedBy: string
  /** Of the file; of a bundle, of the canonical JSON object that maps its paths to their files' digests. */
  readonly sha256: string
}

export interface StoredFile {
  /** Path in the bundle; of a single file, its name. */
  readonly path: string
  readonly bytes: Uint8Array
  readonly sha256: string
}

export interface NewDefinition {
  readonly kind: DefinitionKind
  readonly name: string
  readonly importedAt: string
  readonly importedBy: string
  /** One for a workflow or boundary; all of a bundle's, in any order that is to be kept. */
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[]
}

export interface DefinitionSize {
  readonly files: number
  readonly bytes: number
}

interface DefinitionRow {
  readonly id: number
  readonly kind: DefinitionKind
  readonly name: string
  readonly imported_at: string
  readonly imported_by: string
  readonly sha256: string
}

const ALL = 'SELECT id, kind, name, imported_at, imported_by, sha256 FROM definition'

/** Definitions by their exact bytes, in order of import. */
export class DefinitionStore {
  readonly #database: CaseDatabase
  readonly #meta: MetaStore
  readonly #hash: Hash
  readonly #list: Query<DefinitionRow>
  readonly #page: Query<DefinitionRow>
  readonly #count: Query<{ count: number }>
  readonly #size: Query<DefinitionSize>
  readonly #known: Query<DefinitionRow>
  readonly #insert: Query<never>
  readonly #insertFile: Query<never>
  readonly #files: Query<StoredFile>

  constructor(database: CaseDatabase, meta: MetaStore, hash: Hash) {
    this.#database = database
    this.#meta = meta
    this.#hash = hash
    this.#list = database.prepare(`${ALL} ORDER BY id`)
    this.#page = database.prepare(`${ALL} WHERE id > ? ORDER BY id LIMIT ?`)
    this.#count = database.prepare('SELECT count(*) AS count FROM definition')
    this.#size = database.prepare(
      'SELECT count(*) AS files, coalesce(sum(length(bytes)), 0) AS bytes FROM definition_file WHERE definition = ?',
    )
    this.#known = database.prepare(`${ALL} WHERE kind = ? AND sha256 = ?`)
    this.#insert = database.prepare(
      'INSERT INTO definition (id, kind, name, imported_at, imported_by, sha256) VALUES (?, ?, ?, ?, ?, ?)',
    )
    this.#insertFile = database.prepare(
      'INSERT INTO definition_file (definition, ord, path, sha256, bytes) VALUES (?, ?, ?, ?, ?)',
    )
    this.#files = database.prepare(
      'SELECT path, bytes, sha256 FROM definition_file WHERE definition = ? ORDER BY ord',
    )
  }

  /** Keeps a definition. The same content of the same kind is kept once: `added` is false the second time. */
  add(definition: NewDefinition): { readonly definition: StoredDefinition; readonly added: boolean } {
    const files = definition.files.map((file) => ({ ...file, sha256: this.#digest(file.bytes) }))
    const sha256 = this.#contentDigest(definition.kind, files)
    return this.#database.transaction(() => {
      const known = this.#known.get(definition.kind, sha256)
      if (known !== undefined) return { definition: definitionOf(known), added: false }
      const { kind, name, importedAt, importedBy } = definition
      const id = (this.list().at(-1)?.id ?? 0) + 1
      this.#insert.run(id, kind, name, importedAt, importedBy, sha256)
      for (const [ord, file] of files.entries())
        this.#insertFile.run(id, ord, file.path, file.sha256, file.bytes)
      this.#meta.evidenceChanged()
      return { definition: { id, kind, name, importedAt, importedBy, sha256 }, added: true }
    })
  }

  list(): readonly StoredDefinition[] {
    return this.#list.all().map(definitionOf)
  }

  /** At most `limit` (up to 500), in order of import, after the definition of that id. */
  page(after: number | undefined, limit: number): Page<StoredDefinition> {
    const most = pageRows(limit)
    const found = this.#page.all(after ?? 0, most + 1).map(definitionOf)
    const rows = found.slice(0, most)
    const next = found.length > most ? rows.at(-1)?.id : undefined
    return { rows, next, total: this.#count.get()?.count ?? 0 }
  }

  /** How many files a definition has, and their bytes together; none of them is read. */
  size(id: number): DefinitionSize {
    return this.#size.get(id) ?? { files: 0, bytes: 0 }
  }

  /** The files of a definition. The bytes are held against their digests; throws CASE_DAMAGED. */
  files(id: number): readonly StoredFile[] {
    const files = this.#files.all(id)
    for (const { path, bytes, sha256 } of files)
      if (this.#digest(bytes) !== sha256)
        throw damaged(this.#database.path, `${JSON.stringify(path)} of definition ${id} was changed`)
    return files
  }

  #contentDigest(kind: DefinitionKind, files: readonly StoredFile[]): string {
    const [file] = files
    if (file === undefined) throw new Error('a definition has no file')
    if (kind !== 'policies') return file.sha256
    // A null prototype: paths of a hostile bundle may be named __proto__.
    const digests = Object.create(null) as Record<string, string>
    for (const { path, sha256 } of files) digests[path] = sha256.slice('sha256:'.length)
    return this.#digest(new TextEncoder().encode(canonicalJson(digests)))
  }

  #digest(bytes: Uint8Array): string {
    return formatDigest(this.#hash(bytes))
  }
}

function definitionOf(row: DefinitionRow): StoredDefinition {
  const { id, kind, name, sha256 } = row
  return { id, kind, name, importedAt: row.imported_at, importedBy: row.imported_by, sha256 }
}
