import { expect, it } from 'vitest'
import { dateProblem, standingOf } from '../../../renderer/views/identities/identity-words.ts'
import type { KnownKey } from '../../../shared/contract/identities.ts'

const KEY: KnownKey = {
  keyid: `sha256:${'0'.repeat(64)}`,
  publicKey: '',
  since: '2026-01-01',
  until: '2026-07-06',
  revoked: null,
  compared: { how: 'voice', at: '2026-01-01T09:00:00Z', by: 'a', note: '' },
  own: false,
}
const revoked = { at: '2026-02-01T00:00:00Z', by: 'a', why: 'stolen' }

it.each([
  ['2026-07-06T23:59:59Z', KEY, 'trusted'],
  ['2026-07-07T00:00:00Z', KEY, 'ended'],
  ['2025-12-31T23:59:59Z', KEY, 'not yet'],
  ['2026-05-01T00:00:00Z', { ...KEY, compared: null }, 'not compared'],
  ['2026-05-01T00:00:00Z', { ...KEY, revoked }, 'revoked'],
] as const)('says how a key stands at %s: a date holds to the end of its day, UTC', (at, key, standing) => {
  expect(standingOf(key, Date.parse(at))).toBe(standing)
})

it('takes a date, a time or nothing, and no day that there is not', () => {
  expect(['', '2026-12-31', '2026-12-31T10:00:00Z'].map(dateProblem)).toEqual([
    undefined,
    undefined,
    undefined,
  ])
  expect(dateProblem('31.12.2026')).toBeTruthy()
  expect(dateProblem('2026-13-01')).toBeTruthy()
})
