import { expect, it } from 'vitest'
import { gv04 } from '../../../shared/findings/rules/gv-04-beyond-retention.ts'
import { ofVersion } from './breaches.ts'
import { instant } from './dossier-builder.ts'

const DAY = 86_400
const kept = (retention: string | undefined, lastRecord: number) =>
  ofVersion(gv04, {
    boundary: { retention },
    oldest: { instant: instant(0), ref: 's1:0' },
    lastRecord: instant(lastRecord),
  })

it('names the oldest record and the retention', () => {
  expect(kept('P30D', 31 * DAY)).toEqual([
    'version 3.2.0: retention P30D, the oldest record (s1:0) is of 2026-05-04T02:13:00.000Z, the last of the case of 2026-06-04T02:13:00.000Z',
  ])
})

it('allows the retention itself', () => {
  expect(kept('P30D', 30 * DAY)).toEqual([])
  expect(kept('P30D', 30 * DAY + 1)).toHaveLength(1)
})

it('asks nothing without retention or evidence', () => {
  expect(kept(undefined, 9999 * DAY)).toEqual([])
  expect(
    ofVersion(gv04, { boundary: { retention: 'P1D' }, oldest: undefined, lastRecord: instant(9 * DAY) }),
  ).toEqual([])
})
