import { expect, it } from 'vitest'
import { ev08 } from '../../../shared/findings/rules/ev-08-broken-chain.ts'
import { texts } from './breaches.ts'
import { stream } from './summaries.ts'

it('names the records whose prev differs or is left out', () => {
  const summary = stream({
    broken: [
      { ref: 's1:4', seq: 5, why: 'differs' },
      { ref: 's1:8', seq: 9, why: 'left-out' },
    ],
    brokenCount: 2,
  })
  expect(texts(ev08.judge(summary))).toEqual([
    'prev of seq 5 (s1:4) is not the digest of the record before',
    'prev of seq 9 (s1:8) is left out',
  ])
})

it('is silent where the chain holds', () => {
  expect(ev08.judge(stream())).toBeUndefined()
})
