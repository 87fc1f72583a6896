import type { Exception } from '../model/boundary.ts'
import { endOfDateOrTime, type Instant } from '../model/time.ts'
import type { Instance } from './rule.ts'

/** By which exceptions a finding is judged, and by what time they must not have run out. */
export interface Exceptions {
  readonly list: readonly Exception[]
  readonly time: Instant
}

/**
 * The ids of the exceptions that cover a finding wholly, or null (formats.md 2): one without `input`
 * covers all of it, one with `input` the instances about that input; several may cover it together, and
 * stand in the order of the definition.
 */
export function excepted(
  code: string,
  instances: readonly Instance[],
  { list, time }: Exceptions,
): string | null {
  const standing = list.filter((each) => each.finding === code && !hasRunOut(each, time))
  const whole = standing.find((each) => each.input === undefined)
  if (whole !== undefined) return whole.id
  const byInput = new Map<string | undefined, Exception>()
  for (const each of standing) if (!byInput.has(each.input)) byInput.set(each.input, each)
  const covering = new Set<Exception>()
  for (const { input } of instances) {
    const exception = input === undefined ? undefined : byInput.get(input)
    if (exception === undefined) return null
    covering.add(exception)
  }
  const ids = standing.filter((each) => covering.has(each)).map(({ id }) => id)
  return [...new Set(ids)].join(', ')
}

/** It holds up to the end of its `until` day; without one, for ever. */
function hasRunOut({ until }: Exception, time: Instant): boolean {
  const end = until === undefined ? undefined : endOfDateOrTime(until)
  return end !== undefined && time >= end
}
