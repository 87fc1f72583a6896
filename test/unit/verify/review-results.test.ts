import { expect, it } from 'vitest'
import type { CampaignRecord, ItemResult } from '../../../shared/model/review.ts'
import { digestOfResults } from '../../../shared/verify/review/check-results.ts'
import { sha256 } from '../../fixtures/packet-keys.ts'

/** More than can be handed to one call as arguments. */
const MANY = 200_000

it('digests the results of a campaign however many there are', () => {
  const result: ItemResult = {
    item: 'r-1/assign#1',
    stage: 0,
    verdict: 'uphold',
    note: '',
    by: { name: 'Ana Ruiz', keyid: null },
    time: '2026-07-06T14:00:00Z',
    act: `sha256:${'0'.repeat(64)}`,
  }
  const digest = (count: number) =>
    digestOfResults({ results: Array.from({ length: count }, () => result) } as CampaignRecord, sha256)
  expect(digest(MANY)).not.toBe(digest(MANY - 1))
})
