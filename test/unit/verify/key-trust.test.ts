import { describe, expect, it } from 'vitest'
import { type KeyStanding, keyTrust } from '../../../shared/verify/checks/key-trust.ts'

const ANNA: KeyStanding = {
  name: 'Anna',
  since: '2026-01-01',
  until: '2026-06-30',
  revoked: null,
  isCompared: true,
}

describe('a key in the trust store', () => {
  it.each(['2026-01-01T00:00:00Z', '2026-06-30T23:59:59.999Z', '2026-07-01T01:59:59+02:00'])(
    'is trusted for what says that it was sealed at %s',
    (sealedAt) => {
      expect(keyTrust(ANNA, sealedAt)).toMatchObject({ trusted: true })
    },
  )

  it.each([
    ['2025-12-31T23:59:59Z', 'holds from 2026-01-01'],
    ['2026-07-01T00:00:00Z', 'held until 2026-06-30'],
    [undefined, 'does not say when'],
    ['yesterday', 'does not say when'],
  ])('is untrusted for what says that it was sealed at %s', (sealedAt, words) => {
    expect(keyTrust(ANNA, sealedAt)).toMatchObject({
      trusted: false,
      words: expect.stringContaining(words) as string,
    })
  })

  it('is untrusted once revoked, however early the signature says that it is', () => {
    const revoked = { at: '2026-06-01T00:00:00Z', by: 'me', why: 'stolen' }
    const trust = keyTrust({ ...ANNA, revoked }, '2026-02-01T00:00:00Z')
    expect(trust).toMatchObject({ trusted: false, words: expect.stringContaining('"stolen"') as string })
  })

  it('is untrusted before anybody compared it', () => {
    const trust = keyTrust({ ...ANNA, isCompared: false }, '2026-02-01T00:00:00Z')
    expect(trust).toMatchObject({ trusted: false, words: expect.stringContaining('compared') as string })
  })
})
