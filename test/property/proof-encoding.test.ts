import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBase64, encodeBase64 } from '../../shared/proof/base64.ts'
import { pae } from '../../shared/proof/dsse.ts'
import { decodeHex, encodeHex } from '../../shared/proof/hex.ts'

const bytes = fc.uint8Array({ maxLength: 100 })

describe('base64', () => {
  it('writes what others write, and reads it back in both alphabets', () => {
    fc.assert(
      fc.property(bytes, (value) => {
        const text = encodeBase64(value)
        expect(text).toBe(Buffer.from(value).toString('base64'))
        expect(decodeBase64(text)).toEqual(value)
        expect(decodeBase64(text.replaceAll('+', '-').replaceAll('/', '_'))).toEqual(value)
      }),
    )
  })

  it('reads no second text of the same bytes: what it reads is what it would write', () => {
    const unit = fc.constantFrom('A', 'B', 'Q', 'f', '0', '+', '/', '-', '_', '=', ' ', '\n', 'é', '.')
    let read = 0
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 9 }), (text) => {
        const value = decodeBase64(text)
        if (value === null) return
        read += 1
        const standard = encodeBase64(value)
        expect([standard, standard.replaceAll('+', '-').replaceAll('/', '_')]).toContain(text)
      }),
      { numRuns: 5000 },
    )
    expect(read).toBeGreaterThan(50)
  })
})

describe('hex', () => {
  it('writes what others write, and reads back only that', () => {
    fc.assert(
      fc.property(bytes, (value) => {
        const text = encodeHex(value)
        expect(text).toBe(Buffer.from(value).toString('hex'))
        expect(decodeHex(text)).toEqual(value)
        expect(decodeHex(`${text}0`)).toBeNull()
      }),
    )
  })
})

describe('the pre-authentication encoding', () => {
  it('is another one for every other pair of type and payload', () => {
    const part = fc.tuple(fc.string({ unit: fc.constantFrom(' ', '1', 'a', 'é'), maxLength: 6 }), bytes)
    fc.assert(
      fc.property(part, part, ([typeA, bodyA], [typeB, bodyB]) => {
        const same = typeA === typeB && Buffer.compare(bodyA, bodyB) === 0
        expect(Buffer.compare(pae(typeA, bodyA), pae(typeB, bodyB)) === 0).toBe(same)
      }),
      { numRuns: 1000 },
    )
  })
})
