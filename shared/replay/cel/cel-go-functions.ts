import { type CelFunc, CelScalar, celFunc, celMethod } from '@bufbuild/cel'
import { readBoolean, readDouble } from './conversions.ts'
import { goDoubleText } from './double-text.ts'
import { DURATION } from './time-functions.ts'
import { durationNanos } from './time-values.ts'

const { BOOL, DOUBLE, INT, STRING } = CelScalar

/**
 * What cel-go, the implementation of Cerbos and Kubernetes, answers where CEL leaves it open or implementations differ.
 * Source: cel-go, `common/types`.
 */
export const CEL_GO: readonly CelFunc[] = [
  celFunc('string', [DOUBLE], STRING, goDoubleText),
  celFunc('int', [DURATION], INT, (duration) => durationNanos(duration) ?? 0n),
  // The whole duration, where CEL's specification has the part below a second.
  celMethod('getMilliseconds', DURATION, [], INT, function () {
    return (durationNanos(this) ?? 0n) / 1_000_000n
  }),
  celFunc('double', [STRING], DOUBLE, (text) => {
    const [, sign, word] = /^([+-]?)(inf|infinity|nan)$/i.exec(text) ?? []
    if (word === undefined) return readDouble(text)
    if (word.toLowerCase() === 'nan') return sign === '' ? Number.NaN : readDouble('')
    return sign === '-' ? -Infinity : Infinity
  }),
  celFunc('bool', [STRING], BOOL, (text) =>
    text === 'T' || text === 'F' ? text === 'T' : readBoolean(text),
  ),
]
