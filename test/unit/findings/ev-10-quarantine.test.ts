import { expect, it } from 'vitest'
import { ev10 } from '../../../shared/findings/rules/ev-10-quarantine.ts'
import { texts } from './breaches.ts'
import { source } from './summaries.ts'

it('gives the count and the first reasons', () => {
  const summary = source({
    quarantined: 41,
    firstQuarantined: [
      { index: 4, reason: 'not-json', detail: 'Unexpected token' },
      { index: 9, reason: 'bad-utf8', detail: 'byte 12' },
    ],
  })
  const breach = ev10.judge(summary)
  expect(texts(breach)).toEqual(['41 lines, s2:4 not-json, Unexpected token', 's2:9 bad-utf8, byte 12'])
  expect(breach?.total).toBe(41)
})

it('is silent where no line is in quarantine', () => {
  expect(ev10.judge(source({ acceptedWithoutStream: 3 }))).toBeUndefined()
})
