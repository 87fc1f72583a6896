import { type JsonWebKey, createPublicKey } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openPublicKey, openPublicKeyDer, verifyEd25519 } from '../../shared/crypto.ts'
import { absent, vectorFolder } from './vector-folder.ts'

interface Vector {
  readonly tcId: number
  readonly msg: string
  readonly sig: string
  readonly result: 'valid' | 'invalid' | 'acceptable'
}

interface Group {
  readonly publicKeyDer: string
  readonly publicKeyPem: string
  readonly tests: readonly Vector[]
}

interface Jwk {
  readonly kty?: string
  readonly crv?: string
}

const FILE = 'ed25519_test.json'
const folder = vectorFolder('wycheproof/testvectors_v1')

const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'))

function read(
  name: string,
): { readonly numberOfTests: number; readonly testGroups: readonly unknown[] } | null {
  const file = folder === null ? null : join(folder, name)
  return file !== null && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

describe('Ed25519 over the vectors of Wycheproof', () => {
  it('accepts every valid signature and refuses every other, by DER and by PEM', (context) => {
    const suite = read(FILE)
    if (suite === null) return context.skip(absent(`wycheproof/testvectors_v1/${FILE}`))
    const disagreements: string[] = []
    let run = 0
    for (const group of suite.testGroups as readonly Group[]) {
      const fromPem = openPublicKey(group.publicKeyPem)
      for (const vector of group.tests) {
        const [message, signature] = [hex(vector.msg), hex(vector.sig)]
        const byDer = verifyEd25519(hex(group.publicKeyDer), message, signature)
        const byPem = fromPem.ok && verifyEd25519(fromPem.publicKey.key, message, signature)
        const should = vector.result === 'valid'
        if (byDer !== should || byPem !== should) disagreements.push(`${vector.tcId}: ${vector.result}`)
        run += 1
      }
    }
    expect(disagreements).toEqual([])
    expect(run).toBe(suite.numberOfTests)
  })
})

describe.each(['json_web_key_test.json', 'json_web_signature_test.json'])('the keys of %s', (name) => {
  it('are taken if and only if they are Ed25519', (context) => {
    const suite = read(name)
    if (suite === null) return context.skip(absent(`wycheproof/testvectors_v1/${name}`))
    let asked = 0
    for (const jwk of publicKeysIn(suite.testGroups)) {
      const der = spkiOf(jwk)
      if (der === null) continue
      asked += 1
      expect(openPublicKeyDer(der).ok, JSON.stringify(jwk)).toBe(jwk.kty === 'OKP' && jwk.crv === 'Ed25519')
    }
    expect(asked).toBeGreaterThan(0)
  })
})

/** Every object with a `kty`, wherever it stands. */
function publicKeysIn(value: unknown): readonly Jwk[] {
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.values(value).flatMap(publicKeysIn)
  return 'kty' in value ? [value as Jwk, ...inside] : inside
}

/** The SPKI DER of a JWK, or null where node:crypto makes no asymmetric key of it. */
function spkiOf(jwk: Jwk): Uint8Array | null {
  try {
    return createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' }).export({ type: 'spki', format: 'der' })
  } catch {
    return null
  }
}
