import { expect, it } from 'vitest'
import { ev06 } from '../../../shared/findings/rules/ev-06-repeated-records.ts'
import { texts } from './breaches.ts'
import { stream } from './summaries.ts'

it('names the number or id that repeats, and where', () => {
  const summary = stream({
    repeats: [
      { what: 'seq', value: '7', refs: ['s1:6', 's2:0'] },
      { what: 'id', value: 'e-9', refs: ['s1:8', 's1:9'] },
    ],
    repeatCount: 2,
  })
  const breach = ev06.judge(summary)
  expect(texts(breach)).toEqual(['seq 7 in s1:6, s2:0', 'id e-9 in s1:8, s1:9'])
  expect(breach?.instances[0]?.evidence).toEqual(['s1:6', 's2:0'])
})

it('is silent where nothing repeats', () => {
  expect(ev06.judge(stream())).toBeUndefined()
})
