import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  digestOf,
  generateEd25519,
  keyIdOf,
  leafHashInPlace,
  openPrivateKey,
  openPublicKey,
  openPublicKeyDer,
  privateKeyPem,
  publicKeyOf,
  publicKeyPem,
  sha256,
  signEd25519,
  verifyEd25519,
} from '../../../shared/crypto.ts'
import { leafHash } from '../../../shared/proof/merkle-hash.ts'

const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'))
const pair = generateEd25519()
const SPKI_PREFIX = '302a300506032b6570032100'

describe('SHA-256', () => {
  it('gives the known digest of abc', () => {
    const abc = new TextEncoder().encode('abc')
    expect(digestOf(abc)).toBe('sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(Buffer.from(sha256(abc)).toString('hex')).toBe(digestOf(abc).slice(7))
  })

  it('hashes a leaf in place as by a copy, and leaves the buffer as it was', () => {
    const buffer = Buffer.from('\n{"a":1}\n\n{"b":2}\n')
    const before = Buffer.from(buffer)
    const out = Buffer.alloc(96, 0xee)
    for (const [start, end] of [
      [1, 8],
      [9, 9],
      [10, 17],
    ] as const) {
      leafHashInPlace(buffer, start, end, out, 32)
      expect(out.subarray(32, 64)).toEqual(leafHash(sha256, before.subarray(start, end)))
      expect(buffer).toEqual(before)
    }
    expect([out[31], out[64]]).toEqual([0xee, 0xee])
  })

  it.each([
    [0, 4, 0],
    [3, 2, 0],
    [1, 9, 0],
    [1, 4, 1],
    [1, 4, -1],
    [Number.NaN, 4, 0],
  ])('refuses to hash a leaf at [%s, %s) to %s', (start, end, outOffset) => {
    expect(() => leafHashInPlace(Buffer.alloc(8), start, end, Buffer.alloc(32), outOffset)).toThrow(
      RangeError,
    )
  })
})

describe('Ed25519', () => {
  // RFC 8032 section 7.1, test 2.
  const secret = '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb'
  const publicHex = '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c'
  const signature = hex(
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  )
  const message = hex('72')
  const privateKey = createPrivateKey({
    key: Buffer.from(`302e020100300506032b657004220420${secret}`, 'hex'),
    format: 'der',
    type: 'pkcs8',
  })

  it('signs and verifies as RFC 8032 does', () => {
    expect(Uint8Array.from(signEd25519(privateKey)(message))).toEqual(signature)
    expect(Buffer.from(publicKeyOf(privateKey).spki).toString('hex')).toBe(`${SPKI_PREFIX}${publicHex}`)
    expect(verifyEd25519(hex(`${SPKI_PREFIX}${publicHex}`), message, signature)).toBe(true)
  })

  it('refuses every signature with one bit changed, cut or longer', () => {
    const key = publicKeyOf(privateKey).key
    for (let bit = 0; bit < 512; bit++) {
      const changed = Uint8Array.from(signature)
      changed[bit >> 3]! ^= 1 << (bit & 7)
      expect(verifyEd25519(key, message, changed)).toBe(false)
    }
    expect(verifyEd25519(key, message, signature.subarray(1))).toBe(false)
    expect(verifyEd25519(key, message, Buffer.concat([signature, Buffer.of(0)]))).toBe(false)
    expect(verifyEd25519(key, message, new Uint8Array(0))).toBe(false)
  })

  it('verifies with no other kind of key', () => {
    const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    expect(verifyEd25519(p256.publicKey, message, signature)).toBe(false)
    expect(() => signEd25519(p256.privateKey)).toThrow(TypeError)
  })

  it.each([
    ['the neutral point', `01${'00'.repeat(31)}`],
    ['the neutral point, sign bit set', `01${'00'.repeat(30)}80`],
    ['order 2', `ec${'ff'.repeat(30)}7f`],
    ['order 4', '00'.repeat(32)],
    ['order 8', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'],
    ['order 8, sign bit set', '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85'],
    ['y of p, not below it', `ed${'ff'.repeat(30)}7f`],
    ['y of p + 18', `ff${'ff'.repeat(30)}7f`],
  ])('takes no key under which one signature fits many messages: %s', (_, point) => {
    expect(openPublicKeyDer(hex(SPKI_PREFIX + point))).toEqual({ ok: false, reason: 'weak-key' })
  })
})

describe('a public key', () => {
  const { spki, keyid } = pair.publicKey
  const pem = publicKeyPem(spki)

  it('goes through PEM and keeps its id', () => {
    const opened = openPublicKey(pem)
    expect(opened.ok && opened.publicKey.keyid).toBe(keyid)
    expect(keyIdOf(spki)).toBe(keyid)
    expect(keyid).toBe(digestOf(spki))
    expect(pem).toBe(pair.publicKey.key.export({ type: 'spki', format: 'pem' }))
  })

  it.each([
    ['nothing', '', 'not-pem'],
    ['plain text', 'a key', 'not-pem'],
    ['a private key', pair.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string, 'not-pem'],
    ['a text before it', `x\n${pem}`, 'not-pem'],
    ['two keys', pem + pem, 'not-pem'],
    ['a megabyte', pem.replace('\n', '\n'.repeat(1_000_000)), 'not-pem'],
    ['junk in base64', pem.replace('MCow', 'MC!w'), 'not-pem'],
    ['another curve', publicKeyPem(hex(`302a300506032b656e032100${'09'.repeat(32)}`)), 'not-ed25519'],
    ['a byte too many', publicKeyPem(Buffer.concat([spki, Buffer.of(0)])), 'not-ed25519'],
  ])('is not made of %s', (_, text, reason) => {
    expect(openPublicKey(text)).toEqual({ ok: false, reason })
  })
})

describe('a private key', () => {
  const pem = privateKeyPem(pair.privateKey, 'päss wörd')

  it('comes back with its passphrase, and with no other', () => {
    const opened = openPrivateKey(pem, 'päss wörd')
    expect(opened.ok && publicKeyOf(opened.privateKey).keyid).toBe(pair.publicKey.keyid)
    expect(openPrivateKey(pem, 'pass word')).toEqual({ ok: false, reason: 'wrong-passphrase' })
    expect(openPrivateKey(pem, '')).toEqual({ ok: false, reason: 'wrong-passphrase' })
    expect(openPrivateKey(pem, null)).toEqual({ ok: false, reason: 'passphrase-needed' })
  })

  it('is sealed with fresh salt each time, never with an empty passphrase', () => {
    expect(privateKeyPem(pair.privateKey, 'x')).not.toBe(privateKeyPem(pair.privateKey, 'x'))
    expect(() => privateKeyPem(pair.privateKey, '')).toThrow(RangeError)
  })

  it('is opened too where another tool wrote it, encrypted or plain', () => {
    const format = { type: 'pkcs8', format: 'pem' } as const
    const pbkdf2 = pair.privateKey.export({ ...format, cipher: 'aes-256-cbc', passphrase: 'x' }) as string
    expect(openPrivateKey(pbkdf2, 'x').ok).toBe(true)
    expect(openPrivateKey(pair.privateKey.export(format) as string, null).ok).toBe(true)
  })

  it('is refused with the reason where it is none', () => {
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
      type: 'pkcs8',
      format: 'pem',
    })
    expect(openPrivateKey(ec as string, null)).toEqual({ ok: false, reason: 'not-ed25519' })
    expect(openPrivateKey(publicKeyPem(pair.publicKey.spki), null)).toEqual({ ok: false, reason: 'not-pem' })
    const lines = pem.split('\n')
    const cut = [...lines.slice(0, 2), ...lines.slice(3)].join('\n')
    expect(openPrivateKey(cut, 'päss wörd')).toEqual({ ok: false, reason: 'damaged-key' })
  })
})
