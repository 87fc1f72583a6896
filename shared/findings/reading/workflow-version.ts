import type { RecordRef } from '../../model/ids.ts'
import type { Definition } from '../../model/rebuilt.ts'
import { type Instant, instantOfDateOrTime } from '../../model/time.ts'
import type { Transition } from '../../model/workflow.ts'

/** What the case shows of one version of a workflow. */
export interface WorkflowVersionFacts {
  readonly definition: Definition
  /** Whether another definition of the same id and version is in the case. */
  readonly imported: 'once' | 'twice-with-other-content'
  readonly runs: number
  readonly decisions: number
  /** Transitions of the definition that a run of it shows. */
  readonly shown: ReadonlySet<Transition>
  /** Approved inputs that a decision of it evaluated. */
  readonly evaluated: ReadonlySet<string>
  /** The oldest record of a run of the workflow, of any version. */
  readonly oldest: { readonly instant: Instant; readonly ref: RecordRef } | undefined
  readonly lastRecord: Instant | undefined
  /** Exceptions that no longer hold while what they covered goes on, in words. */
  readonly lapsed: readonly { readonly text: string; readonly evidence: readonly RecordRef[] }[]
}

/** The version with the latest `effective.from`; an open one is the earliest, of equals the last imported. */
export function latestVersion(versions: readonly Definition[]): Definition | undefined {
  return versions.reduce<Definition | undefined>(
    (latest, each) => (latest === undefined || startOf(each) >= startOf(latest) ? each : latest),
    undefined,
  )
}

function startOf({ workflow }: Definition): Instant {
  const from = workflow.effective?.from
  return from === undefined ? -Infinity : (instantOfDateOrTime(from) ?? -Infinity)
}
