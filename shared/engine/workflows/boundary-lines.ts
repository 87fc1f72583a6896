import type { Boundary, Exception } from '../../model/boundary.ts'
import { timeText } from '../../model/time.ts'
import type { BoundaryLines, Listed, WorkflowInFull } from '../../model/workflow-view.ts'
import { dueAt } from '../../findings/reading/due.ts'

/** In milliseconds since 1970 UTC, of a Date. */
const LAST_TIME = 8.64e15
/** A definition may list any number: a screen shows these. */
const MOST_LISTED = 100

/** What a boundary says, but for its inputs. `file` carries it. */
export function boundaryLines(boundary: Boundary, file: string): BoundaryLines {
  const { every, last } = boundary.review ?? {}
  return {
    file,
    triggers: listed(boundary.triggers),
    policies: listed(boundary.policies),
    actions: listed(boundary.actions),
    allow: listed(boundary.entitlements?.allow),
    deny: listed(boundary.entitlements?.deny),
    approvals:
      boundary.approvals === undefined
        ? null
        : {
            values: boundary.approvals.slice(0, MOST_LISTED).map(({ when, by, distinctFrom }) => ({
              entitlement: when?.entitlement ?? null,
              action: when?.action ?? null,
              by: by.slice(0, MOST_LISTED),
              distinctFrom: [...(distinctFrom ?? [])],
            })),
            more: Math.max(0, boundary.approvals.length - MOST_LISTED),
          },
    notify: listed(boundary.notify),
    actors: listed(boundary.actors),
    models: listed(boundary.models),
    retention: boundary.retention ?? null,
    review: { every: every ?? null, last: last ?? null, due: dueText(last, every) },
  }
}

export function exceptionLines(exceptions: readonly Exception[]): WorkflowInFull['exceptions'] {
  return {
    values: exceptions.slice(0, MOST_LISTED).map(({ id, finding, input, until, owner, reason }) => ({
      id,
      finding,
      input: input ?? null,
      until: until ?? null,
      owner: owner ?? null,
      reason: reason ?? null,
    })),
    more: Math.max(0, exceptions.length - MOST_LISTED),
  }
}

function listed(values: readonly string[] | undefined): Listed | null {
  if (values === undefined) return null
  return { values: values.slice(0, MOST_LISTED), more: Math.max(0, values.length - MOST_LISTED) }
}

/** Beyond the times that there are, a definition may say `P99999Y`: then it is never due. */
function dueText(last: string | undefined, every: string | undefined): string | null {
  if (last === undefined || every === undefined) return null
  const due = dueAt(last, every)
  if (!(Math.abs(due) <= LAST_TIME)) return null
  // By the end of a day, where the last one was held on a day.
  return /^\d{4}-\d\d-\d\d$/.test(last) ? timeText(due - 1).slice(0, 10) : timeText(due)
}
