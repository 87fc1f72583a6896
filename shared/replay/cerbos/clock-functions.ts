import type { CelValue } from '@bufbuild/cel'
import type { ClockFunction } from '../cel/node.ts'
import type { CelOutcome } from '../cel/outcome.ts'
import { durationValue, timestampNanos, timestampValue } from '../cel/time-values.ts'

/** `now()`, `timeSince(t)` and `t.timeSince()`. */
export const CLOCK: readonly ClockFunction[] = [
  // A PDP's clock is in the zone of its host, which no log tells: its hours are asked for with a zone, or refused.
  {
    name: 'now',
    kind: 'function',
    arguments: 0,
    call: (now) => timestampValue(timestampNanos(now) ?? 0n, 'offset'),
  },
  { name: 'timeSince', kind: 'function', arguments: 1, call: (now, _, [time]) => since(now, time) },
  { name: 'timeSince', kind: 'method', arguments: 0, call: (now, time) => since(now, time) },
]

function since(now: CelValue, time: CelValue | undefined): CelOutcome | undefined {
  const [end, start] = [timestampNanos(now), time === undefined ? undefined : timestampNanos(time)]
  return end === undefined || start === undefined ? undefined : durationValue(saturated(end - start))
}

const MOST = 2n ** 63n - 1n

/** Go's difference of times stops at what a duration holds. */
function saturated(nanos: bigint): bigint {
  if (nanos > MOST) return MOST
  return nanos < -MOST - 1n ? -MOST - 1n : nanos
}
