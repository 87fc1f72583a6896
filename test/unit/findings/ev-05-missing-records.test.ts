import { expect, it } from 'vitest'
import { ev05 } from '../../../shared/findings/rules/ev-05-missing-records.ts'
import { texts } from './breaches.ts'
import { stream } from './summaries.ts'

it('says which numbers are missing, and how many', () => {
  const summary = stream({
    gaps: [
      [5, 5],
      [7, 9],
    ],
    missing: 4,
    gapCount: 2,
  })
  expect(texts(ev05.judge(summary))).toEqual(['4 records missing between seq 1 and 100: seq 5', 'seq 7 to 9'])
})

it('keeps the count of gaps that are not named', () => {
  const breach = ev05.judge(stream({ gaps: [[5, 5]], missing: 30, gapCount: 12 }))
  expect(breach?.total).toBe(12)
})

it('is silent where none is missing', () => {
  expect(ev05.judge(stream())).toBeUndefined()
})
