import { basename } from 'node:path'
import type Database from 'better-sqlite3'
import type { Hash } from '../proof/hash.ts'
import { CaseDatabase } from './sqlite/case-database.ts'
import { connect, existingFile, readIdentity, waitForNobody, waitForReaders } from './sqlite/connection.ts'
import { createFile } from './sqlite/create-file.ts'
import { ColumnStore } from './derived/column-store.ts'
import { CustodyLog } from './custody-log.ts'
import { DecisionStore } from './derived/decision-store.ts'
import { DefinitionStore } from './definition-store.ts'
import { DerivedWriter } from './derived/derived-writer.ts'
import { FindingColumnStore } from './derived/finding-column-store.ts'
import { FindingStore } from './derived/finding-store.ts'
import { LeafStore } from './lines/leaf-store.ts'
import { LineStore } from './lines/line-store.ts'
import { type CaseBirth, MetaStore } from './meta-store.ts'
import { migrate, SCHEMA_VERSION } from './sqlite/migrate.ts'
import { QuarantineStore } from './quarantine-store.ts'
import { RawBlockStore, type Unzstd } from './lines/raw-block-store.ts'
import { RawPieceStore } from './lines/raw-piece-store.ts'
import { ReviewStore } from './review-store.ts'
import { RunStore } from './derived/run-store.ts'
import { checkPages, checkSchema } from './sqlite/schema-check.ts'
import { search, type SearchHit, type SearchOptions } from './search.ts'
import { SegmentStore } from './lines/segment-store.ts'
import { opening } from './sqlite/sqlite-error.ts'
import { SourceStore } from './source-store.ts'
import { PolicyTallyStore } from './derived/policy-tally-store.ts'
import { TallyStore } from './derived/tally-store.ts'
import { WorkflowTallyStore } from './derived/workflow-tally-store.ts'

/** What a case file needs of its surroundings. */
export interface CaseTools {
  readonly hash: Hash
  readonly unzstd: Unzstd
}

export type OpenOptions = CaseTools &
  (
    | { readonly access: 'read-only' | 'read-write' }
    /** To be written, where this program has found its pages sound since it was started, as desks do first. */
    | { readonly access: 'write-again' }
    /**
     * To be read, where another connection of this process has just found its pages sound. It waits for no writer:
     * whoever asks is told CASE_LOCKED, and asks again.
     */
    | { readonly access: 'read-again' }
    | ({ readonly access: 'create' } & CaseBirth)
  )

type Access = 'read-only' | 'read-again' | 'read-write' | 'write-again'

/**
 * Opens a case file, or makes one where there is no file yet (`create`). The file is hostile: it is refused
 * unless it is a sound database with our schema and nothing else, and what is read from it later is checked
 * where it is read.
 *
 * With `read-write` and `create` this process is the only writer until `close`; readers go on reading.
 *
 * Throws CASE_NOT_FOUND, CASE_NOT_A_CASE, CASE_NEWER, CASE_DAMAGED, CASE_LOCKED, FILE_UNREADABLE, FILE_UNWRITABLE.
 */
export function openCase(path: string, options: OpenOptions): CaseFile {
  if (options.access === 'create') createFile(path, options)
  const file = existingFile(path)
  const access = options.access === 'create' ? 'read-write' : options.access
  return new CaseFile(openDatabase(file, access), options)
}

function openDatabase(path: string, access: Access): CaseDatabase {
  return opening(path, () => {
    const connection = connect(path, isWriting(access) ? 'read-write' : 'read-only')
    if (access === 'read-again') waitForNobody(connection)
    try {
      return checked(path, connection, access)
    } catch (error) {
      connection.close()
      throw error
    }
  })
}

function checked(path: string, connection: Database.Database, access: Access): CaseDatabase {
  const version = readIdentity(connection, path)
  const database = new CaseDatabase(path, connection, isWriting(access) ? 'writer' : 'reader')
  checkSchema(database, version)
  if (access !== 'read-again' && access !== 'write-again') checkPages(database)
  if (isWriting(access)) {
    waitForReaders(connection)
    if (version < SCHEMA_VERSION) database.transaction(() => migrate(database, version))
  }
  return database
}

function isWriting(access: Access): boolean {
  return access === 'read-write' || access === 'write-again'
}

/** An open case: everything imported, derived and decided in it. */
export class CaseFile {
  readonly path: string
  /** The file's name without `.docket`: a copy under another name is another case. */
  readonly name: string
  readonly meta: MetaStore
  readonly sources: SourceStore
  readonly lines: LineStore
  readonly quarantine: QuarantineStore
  readonly definitions: DefinitionStore
  readonly runs: RunStore
  readonly decisions: DecisionStore
  readonly columns: ColumnStore
  readonly findings: FindingStore
  readonly findingColumns: FindingColumnStore
  readonly tallies: TallyStore
  readonly workflowTallies: WorkflowTallyStore
  readonly policyTallies: PolicyTallyStore
  readonly custody: CustodyLog
  readonly review: ReviewStore
  readonly #database: CaseDatabase
  readonly #blocks: RawBlockStore

  constructor(database: CaseDatabase, { hash, unzstd }: CaseTools) {
    this.#database = database
    this.path = database.path
    this.name = basename(database.path, '.docket')
    this.#blocks = new RawBlockStore(database, unzstd)
    const leaves = new LeafStore(database)
    const pieces = new RawPieceStore(database, this.#blocks)
    const segments = new SegmentStore(database, hash, leaves, this.#blocks)
    this.meta = new MetaStore(database)
    this.quarantine = new QuarantineStore(database)
    this.sources = new SourceStore(database, {
      meta: this.meta,
      segments,
      quarantine: this.quarantine,
      pieces,
    })
    this.lines = new LineStore(database, { segments, blocks: this.#blocks, pieces, leaves })
    this.definitions = new DefinitionStore(database, this.meta, hash)
    this.runs = new RunStore(database)
    this.decisions = new DecisionStore(database)
    this.columns = new ColumnStore(database)
    this.findings = new FindingStore(database)
    this.findingColumns = new FindingColumnStore(database)
    this.tallies = new TallyStore(database)
    this.workflowTallies = new WorkflowTallyStore(database)
    this.policyTallies = new PolicyTallyStore(database)
    this.custody = new CustodyLog(database, hash)
    this.review = new ReviewStore(database)
  }

  /** All of `work` or nothing of it; what the stores do inside joins in. `work` must not be async. */
  transaction<T>(work: () => T): T {
    return this.#database.transaction(work)
  }

  /** Several reads of one state of the file. `work` must not be async: a writer waits for its end. */
  snapshot<T>(work: () => T): T {
    return this.#database.snapshot(work)
  }

  /** Starts writing runs, decisions and findings afresh; nothing of it shows until `finish`. */
  replaceDerived(): DerivedWriter {
    return new DerivedWriter(this.#database, {
      meta: this.meta,
      sources: this.sources,
      tallies: this.tallies,
      columns: this.columns,
      findingColumns: this.findingColumns,
    })
  }

  /** Finds a text in the raw lines of all sources, in order of import. */
  search(text: string, options?: SearchOptions): AsyncGenerator<SearchHit> {
    const sources = this.sources.list().map(({ id }) => id)
    return search({ lines: this.lines, blocks: this.#blocks }, sources, text, options)
  }

  /** For a reader that stays open while others write: forgets what it remembers from before they did. */
  forgetStale(): void {
    this.#database.forgetStale()
  }

  close(): void {
    this.#database.close()
  }

  [Symbol.dispose](): void {
    this.close()
  }
}
