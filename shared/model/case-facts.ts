import type { PolicyVersion } from './policy.ts'
import type { Definition } from './rebuilt.ts'
import type { CaseSettings } from './settings.ts'
import type { Instant } from './time.ts'

/** What every rule may know of the whole case before it judges the first run. */
export interface CaseFacts {
  readonly settings: CaseSettings
  /** The case's last record, effects included; undefined in an empty case. */
  readonly lastRecord: Instant | undefined
  /** Every definition that counts: of each (id, version) the first that was imported. */
  readonly definitions: readonly Definition[]
  /** (id, version) pairs imported again with other content. */
  readonly conflictingDefinitions: readonly { readonly id: string; readonly version: string }[]
  readonly policies: readonly PolicyVersion[]
  /** Whether a run of this workflow other than `run` has a record with a transition into `stage`. */
  readonly enteredElsewhere: (workflow: string, stage: string, run: string) => boolean
}
