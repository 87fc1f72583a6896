import { expect, it } from 'vitest'
import { gv02 } from '../../../shared/findings/rules/gv-02-review-overdue.ts'
import { ofVersion } from './breaches.ts'

const at = (text: string) => Date.parse(text)
const reviewed = (review: Record<string, unknown> | undefined, lastRecord: string) =>
  ofVersion(gv02, { boundary: { review }, lastRecord: at(lastRecord) })

it('says since when the review is overdue', () => {
  expect(reviewed({ every: 'P90D', last: '2026-03-15' }, '2026-06-15T00:00:00Z')).toEqual([
    "version 3.2.0: last 2026-03-15, due every P90D, 1 d overdue at the case's last record",
  ])
})

it('lasts up to the end of the day where the last one has a date, to the instant where it has a time', () => {
  expect(reviewed({ every: 'P90D', last: '2026-03-15' }, '2026-06-13T23:59:59Z')).toEqual([])
  expect(reviewed({ every: 'P90D', last: '2026-03-15' }, '2026-06-14T00:00:01Z')).toHaveLength(1)
  expect(reviewed({ every: 'P90D', last: '2026-03-15T08:00:00Z' }, '2026-06-13T08:00:00Z')).toEqual([])
  expect(reviewed({ every: 'P90D', last: '2026-03-15T08:00:00Z' }, '2026-06-13T08:00:01Z')).toHaveLength(1)
})

it('says where a period has no last date', () => {
  expect(reviewed({ every: 'P90D' }, '2026-06-13T00:00:00Z')).toEqual([
    'version 3.2.0: due every P90D, no last review given',
  ])
})

it('asks nothing without period, review or boundary', () => {
  expect(reviewed({ last: '2020-01-01' }, '2026-06-13T00:00:00Z')).toEqual([])
  expect(reviewed(undefined, '2026-06-13T00:00:00Z')).toEqual([])
  expect(ofVersion(gv02, { boundary: 'none' })).toEqual([])
  expect(gv02.judges).toBe('latest')
})
