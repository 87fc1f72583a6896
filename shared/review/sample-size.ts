import type { SampleSize } from '../model/review.ts'
import { chanceOfAtMost } from './hypergeometric.ts'

/** Beyond this a sample is no sample: all are taken. */
const MOST_TRIED = 20_000
/** So that 0.05 · 100 is 5 and not a little more. */
const SLACK = 1e-9

/** How many to draw of a stratum of `size`, by the method; at least `minimum`, at most all. */
export function sampleSize(size: number, method: SampleSize, minimum: number): number {
  return Math.min(size, Math.max(minimum, asked(size, method)))
}

function asked(size: number, method: SampleSize): number {
  if (method.method === 'all') return size
  return method.method === 'fixed' ? method.size : attributeSize(size, method)
}

/**
 * The least *n* for which P(at most ⌈n · expected⌉ deviations in *n*) <= 1 − confidence, were ⌈size · tolerable⌉ of all
 * deviations: attribute sampling as AICPA's guide *Audit Sampling* has it, by the exact distribution instead of its
 * tables. For populations without end, 95 %, 5 % and 0 % give 59, and with 1 % expected 93, as there.
 */
function attributeSize(
  size: number,
  { confidence, tolerable, expected }: Extract<SampleSize, { method: 'attribute' }>,
): number {
  const marked = Math.ceil(size * tolerable - SLACK)
  const risk = 1 - confidence
  for (let drawn = 1; drawn < Math.min(size, MOST_TRIED); drawn += 1) {
    const accepted = Math.ceil(drawn * expected - SLACK)
    if (chanceOfAtMost(accepted, { size, marked, drawn }) <= risk + SLACK) return drawn
  }
  return size
}

/**
 * The exact one-sided upper bound of how many items of a stratum deviate, of which `judged` were drawn and `deviating`
 * found: the most for which so few are found with a chance over 1 − confidence. Requires deviating <= judged <= size.
 */
export function upperBound(
  of: { readonly size: number; readonly judged: number; readonly deviating: number },
  confidence: number,
): number {
  const { size, judged, deviating } = of
  let low = deviating
  let high = size - (judged - deviating)
  while (low < high) {
    const marked = Math.ceil((low + high) / 2)
    if (chanceOfAtMost(deviating, { size, marked, drawn: judged }) > 1 - confidence) low = marked
    else high = marked - 1
  }
  return low
}
