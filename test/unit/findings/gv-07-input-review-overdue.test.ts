import { expect, it } from 'vitest'
import { gv07 } from '../../../shared/findings/rules/gv-07-input-review-overdue.ts'
import { texts, ofVersion } from './breaches.ts'
import { definitionOf } from './dossier-builder.ts'

const reviewed = (...reviews: (Record<string, string> | undefined)[]) => ({
  inputs: reviews.map((review, at) => ({ name: `input.${at}`, review })),
})
const lastRecord = Date.parse('2026-06-15T00:00:00Z')

it('names every input whose review is overdue', () => {
  const boundary = reviewed({ every: 'P90D', last: '2026-03-15' }, { every: 'P1M', last: '2026-01-01' })
  expect(ofVersion(gv07, { boundary, lastRecord })).toEqual([
    "version 3.2.0: input.0 last 2026-03-15, due every P90D, 1 d overdue at the case's last record",
    "version 3.2.0: input.1 last 2026-01-01, due every P1M, 133 d overdue at the case's last record",
  ])
})

it('is silent where the review is not due, or not both period and date are given', () => {
  const boundary = reviewed(
    { every: 'P90D', last: '2026-04-01' },
    { every: 'P1D' },
    { last: '2000-01-01' },
    undefined,
  )
  expect(ofVersion(gv07, { boundary, lastRecord })).toEqual([])
})

it('says which input, for exceptions', () => {
  const definition = definitionOf({ boundary: reviewed({ every: 'P1D', last: '2026-01-01' }) })
  const breach = gv07.judge({
    definition,
    imported: 'once',
    runs: 0,
    decisions: 0,
    shown: new Set(),
    evaluated: new Set(),
    oldest: undefined,
    lastRecord,
    lapsed: [],
  })
  expect(texts(breach)).toHaveLength(1)
  expect(breach?.instances[0]?.input).toBe('input.0')
})
