import { existsSync, readFileSync } from 'node:fs'
import { crc32 as zlibCrc32 } from 'node:zlib'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crc32 } from '../../renderer/verify-page/crc32.ts'
import { PAGE_TOOLS } from '../../renderer/verify-page/page-tools.ts'
import { readPublicKey } from '../../renderer/verify-page/public-key.ts'
import {
  generateEd25519,
  openPublicKey,
  publicKeyPem,
  sha256,
  signEd25519,
  verifyEd25519,
} from '../../shared/crypto.ts'
import { craftedSignatures } from '../fixtures/crafted-signatures.ts'
import { absent, vectorFolder } from './vector-folder.ts'

interface Group {
  readonly publicKeyPem: string
  readonly tests: readonly {
    readonly tcId: number
    readonly msg: string
    readonly sig: string
    readonly result: string
  }[]
}

const FILE = 'ed25519_test.json'
const PREFIX = Buffer.from('302a300506032b6570032100', 'hex')

/** Points of small order and second encodings, as y: keys that would sign for everybody, or have two names. */
const NO_KEYS = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '0000000000000000000000000000000000000000000000000000000000000080',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
]

describe('what verify.html computes by itself', () => {
  it('accepts every valid Ed25519 signature of Wycheproof and refuses every other', (context) => {
    const folder = vectorFolder('wycheproof/testvectors_v1')
    if (folder === null || !existsSync(join(folder, FILE)))
      return context.skip(absent(`wycheproof/testvectors_v1/${FILE}`))
    const suite = JSON.parse(readFileSync(join(folder, FILE), 'utf8')) as {
      readonly testGroups: readonly Group[]
    }
    const disagreements: string[] = []
    for (const group of suite.testGroups) {
      const key = readPublicKey(group.publicKeyPem)
      for (const { tcId, msg, sig, result } of group.tests) {
        const holds = key?.verify(Buffer.from(msg, 'hex'), Buffer.from(sig, 'hex')) === true
        if (holds !== (result === 'valid')) disagreements.push(`${tcId}: ${result}`)
      }
    }
    expect(disagreements).toEqual([])
  })

  it.each(NO_KEYS)('takes no key %s, as the engine does not', (point) => {
    const pem = publicKeyPem(Buffer.concat([PREFIX, Buffer.from(point, 'hex')]))
    expect(readPublicKey(pem)).toBeUndefined()
    expect(openPublicKey(pem).ok).toBe(false)
  })

  it('agrees with the engine on signatures that libraries differ about, and takes none of a second form', () => {
    const answers = craftedSignatures(64).map(({ name, point, message, signature }) => {
      const spki = Buffer.concat([PREFIX, point])
      const here = readPublicKey(publicKeyPem(spki))?.verify(message, signature) === true
      return { name, here, there: verifyEd25519(spki, message, signature) }
    })
    expect(answers.filter(({ here, there }) => here !== there)).toEqual([])
    const accepted = Map.groupBy(answers, ({ name }) => name)
    const counts = [...accepted].map(([name, all]) => [name, all.filter(({ here }) => here).length])
    expect(Object.fromEntries(counts)).toEqual({
      'as signed': 64,
      'S beyond the order': 0,
      'R with a part of small order': 0,
      'R of small order': 0,
      // One k in eight is a multiple of eight: there the part of small order vanishes.
      'key with a part of small order': expect.toSatisfy((count: number) => count > 0 && count < 32),
    })
  })

  it('verifies what Node signs, and nothing that differs by a bit', () => {
    const { privateKey, publicKey } = generateEd25519()
    const key = readPublicKey(publicKeyPem(publicKey.spki))
    expect(key?.keyid).toBe(publicKey.keyid)
    const message = Buffer.from('a statement')
    const signature = signEd25519(privateKey)(message)
    expect(key?.verify(message, signature)).toBe(true)
    for (let at = 0; at < signature.length; at++) {
      const changed = Uint8Array.from(signature, (byte, place) =>
        place === at ? byte ^ (1 << (at % 8)) : byte,
      )
      expect(key?.verify(message, changed)).toBe(false)
    }
  })

  it('hashes and checks sums as Node does', () => {
    const bytes = fc.uint8Array({ maxLength: 300 })
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        expect(crc32(b, crc32(a, 0))).toBe(zlibCrc32(b, zlibCrc32(a)))
        expect(Buffer.from(PAGE_TOOLS.hash(a)).equals(sha256(a))).toBe(true)
      }),
    )
  })
})
