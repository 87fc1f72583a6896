import { describe, expect, it } from 'vitest'
import { sha256 } from '../../../shared/crypto.ts'
import { formatDigest, isDigest, parseDigest } from '../../../shared/proof/digest.ts'
import { decodeHex } from '../../../shared/proof/hex.ts'

const EMPTY = 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

describe('a digest', () => {
  it('is written as sha256 and 64 lowercase hex digits, and read back', () => {
    const digest = sha256(new Uint8Array(0))
    expect(formatDigest(digest)).toBe(EMPTY)
    expect(parseDigest(EMPTY)).toEqual(Uint8Array.from(digest))
  })

  it.each([
    EMPTY.toUpperCase(),
    EMPTY.replace('e3b0', 'E3B0'),
    EMPTY.slice(0, -1),
    `${EMPTY}0`,
    `${EMPTY}\n`,
    ` ${EMPTY}`,
    EMPTY.slice(7),
    EMPTY.replace('sha256', 'sha512'),
    EMPTY.replace('e3', 'g3'),
    '',
  ])('is not %j', (text) => {
    expect(isDigest(text)).toBe(false)
    expect(parseDigest(text)).toBeNull()
  })

  it('is made of 32 bytes only', () => {
    expect(() => formatDigest(new Uint8Array(31))).toThrow(RangeError)
  })
})

describe('hex', () => {
  it('refuses odd lengths, uppercase and junk', () => {
    expect(['0', 'AB', '0x', 'zz', '00 ', '00\n'].map(decodeHex)).toEqual(Array(6).fill(null))
    expect(decodeHex('')).toEqual(new Uint8Array(0))
  })
})
