import type { WorkflowRef } from '../model/evidence.ts'
import type { Definition, DefinitionMatch } from '../model/rebuilt.ts'
import { type Instant, instantOfDateOrTime } from '../model/time.ts'
import type { Effective } from '../model/workflow.ts'

/** Whether a half-open interval holds an instant; no interval holds every one. */
export function holds(effective: Effective | undefined, instant: Instant): boolean {
  return startOf(effective) <= instant && instant < endOf(effective)
}

/** The first instant of an interval, -Infinity where it is open. */
export function startOf(effective: Effective | undefined): Instant {
  return effective?.from === undefined ? -Infinity : (instantOfDateOrTime(effective.from) ?? -Infinity)
}

/** The first instant after an interval, Infinity where it is open. */
export function endOf(effective: Effective | undefined): Instant {
  return effective?.to === undefined ? Infinity : (instantOfDateOrTime(effective.to) ?? Infinity)
}

/**
 * The definition by which a run is judged (formats.md 4, rule 11): of the version that its first
 * record names; else the one in force at its start, the latest `from` of several.
 */
export function definitionOfRun(
  workflow: WorkflowRef | undefined,
  start: Instant,
  definitions: readonly Definition[],
): { readonly definition: Definition | undefined; readonly match: DefinitionMatch } {
  if (workflow === undefined) return { definition: undefined, match: 'none' }
  const same = definitions.filter((each) => each.workflow.id === workflow.id)
  const named = same.find((each) => each.workflow.version === workflow.version)
  if (named !== undefined) return { definition: named, match: 'named' }
  const inForce = same
    .filter((each) => holds(each.workflow.effective, start))
    .reduce<Definition | undefined>(
      (best, each) =>
        best === undefined || startOf(each.workflow.effective) > startOf(best.workflow.effective)
          ? each
          : best,
      undefined,
    )
  return inForce === undefined
    ? { definition: undefined, match: 'none' }
    : { definition: inForce, match: 'in-force' }
}
