import { assert, bigInt, integer, property } from 'fast-check'
import { expect, it } from 'vitest'
import { fingerprintWords } from '../../../../electron/engine-host/keys/fingerprint-card.ts'

// Each pair is from the proposal for proquints (arXiv:0901.4016): 127.0.0.1 and 63.84.220.193.
it('speaks bits as the proposal does', () => {
  const words = fingerprintWords(`sha256:7f0000013f54dcc1${'0'.repeat(48)}`)
  expect(words.slice(0, 4)).toEqual(['lusab', 'babad', 'gutih', 'tugad'])
  expect(words).toHaveLength(16)
})

it('gives different words to different fingerprints: nothing of the 256 bits is left out', () => {
  assert(
    property(integer({ min: 0, max: 255 }), bigInt({ min: 0n, max: (1n << 256n) - 1n }), (bit, value) => {
      const keyid = (of: bigint) => `sha256:${of.toString(16).padStart(64, '0')}`
      expect(fingerprintWords(keyid(value ^ (1n << BigInt(bit))))).not.toEqual(fingerprintWords(keyid(value)))
    }),
  )
})
