import { CaseSettings, DEFAULT_SETTINGS } from '../model/settings.ts'
import type { CaseDatabase, Query } from './sqlite/case-database.ts'
import { damaged } from './sqlite/sqlite-error.ts'

/**
 * Whether the derived tables (runs, decisions, findings) tell what the evidence says: `none` before the first
 * rebuild, `stale` since something was imported or set after the last one.
 */
export type DerivedState = 'none' | 'stale' | 'current'

const STATES: readonly string[] = ['none', 'stale', 'current'] satisfies DerivedState[]

/** What a new case is told about itself. */
export interface CaseBirth {
  /** RFC 3339. */
  readonly createdAt: string
  /** The version of Docket that makes it. */
  readonly madeBy: string
  readonly settings?: CaseSettings
}

/** Facts of the case as a whole. */
export class MetaStore {
  readonly #database: CaseDatabase
  readonly #get: Query<{ value: string }>
  readonly #set: Query<never>

  constructor(database: CaseDatabase) {
    this.#database = database
    this.#get = database.prepare('SELECT value FROM meta WHERE key = ?')
    this.#set = database.prepare(
      'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    )
  }

  get createdAt(): string {
    return this.#required('created_at')
  }

  get madeBy(): string {
    return this.#required('made_by')
  }

  /** Throws CASE_DAMAGED where they are none: the file is hostile. */
  get settings(): CaseSettings {
    const parsed = CaseSettings.safeParse(this.#json('settings'))
    if (!parsed.success)
      throw damaged(this.#database.path, 'its settings do not fit their shape', parsed.error)
    return parsed.data
  }

  /** What was decided by other settings is stale. */
  setSettings(settings: CaseSettings): void {
    this.#database.transaction(() => {
      this.#set.run('settings', JSON.stringify(CaseSettings.parse(settings)))
      this.evidenceChanged()
    })
  }

  get derived(): DerivedState {
    const state = this.#required('derived')
    if (!STATES.includes(state)) throw damaged(this.#database.path, 'its state of rebuild is unknown')
    return state as DerivedState
  }

  /** To be called in every transaction that changes what a rebuild reads. */
  evidenceChanged(): void {
    if (this.derived === 'current') this.#set.run('derived', 'stale' satisfies DerivedState)
  }

  /** How often the case was rebuilt: what was read of a rebuild's tables holds for as long as this stays. */
  get rebuilds(): number {
    // Cases that were rebuilt before this was counted do not say it.
    const text = this.#get.get('rebuilds')?.value ?? '0'
    if (!/^\d{1,15}$/.test(text)) throw damaged(this.#database.path, 'its number of rebuilds is none')
    return Number(text)
  }

  rebuilt(): void {
    this.#set.run('derived', 'current' satisfies DerivedState)
    this.#set.run('rebuilds', String(this.rebuilds + 1))
  }

  /** Requires an open transaction on a new file. */
  begin(birth: CaseBirth): void {
    this.#set.run('created_at', birth.createdAt)
    this.#set.run('made_by', birth.madeBy)
    this.#set.run('settings', JSON.stringify(birth.settings ?? DEFAULT_SETTINGS))
    this.#set.run('derived', 'none' satisfies DerivedState)
  }

  #required(key: string): string {
    const row = this.#get.get(key)
    if (row === undefined) throw damaged(this.#database.path, `it does not say its ${key}`)
    return row.value
  }

  #json(key: string): unknown {
    try {
      return JSON.parse(this.#required(key))
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      throw damaged(this.#database.path, `its ${key} are no JSON`, error)
    }
  }
}
