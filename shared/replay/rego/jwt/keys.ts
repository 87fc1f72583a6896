import { ed25519 } from '@noble/curves/ed25519.js'
import { bytesToNumberBE, concatBytes } from '@noble/curves/utils.js'
import { equalBytes } from '../../../proof/hash.ts'
import { decodeBase64 } from '../builtins/base64-text.ts'
import { failed } from '../builtins/builtin.ts'
import { decodeBase64Url } from '../builtins/encodings.ts'
import { unmarshalled } from '../builtins/json-functions.ts'
import { NotExact } from '../values/not-exact.ts'
import type { RegoObject, Value } from '../values/value.ts'
import { isArray, isObject } from '../values/value.ts'
import { ALGORITHMS } from './algorithms.ts'
import { curveSize } from './ecdsa.ts'
import type { CurveName, Key } from './public-key.ts'
import { keyOfCertificate, keyOfSpki } from './public-key.ts'

/** A key with what its set says of it; `''` where it says nothing. */
export interface NamedKey {
  readonly key: Key
  readonly algorithm: string
  readonly id: string
}

/** What OPA takes for a key: a PEM certificate or public key, a JWK, or a set of them. Fails on all else. */
export function publicKeys(text: string): readonly NamedKey[] {
  if (!text.includes('-----BEGIN')) return jwkKeys(text).filter(({ algorithm }) => isKnown(algorithm))
  return [{ key: pemKey(text), algorithm: '', id: '' }]
}

function isKnown(algorithm: string): boolean {
  return algorithm === '' || ALGORITHMS.has(algorithm)
}

const PEM = /^-----BEGIN ([A-Z ]+)-----\n([A-Za-z0-9+/=\n]+)\n-----END \1-----\n?$/

function pemKey(text: string): Key {
  const [, label, body = ''] = PEM.exec(text.replaceAll('\r\n', '\n')) ?? []
  if (label === undefined) throw new NotExact('a PEM block in an unusual form')
  const der = decodeBase64(body, 'standard') ?? failed('failed to parse a PEM block')
  if (label === 'CERTIFICATE') return keyOfCertificate(der) ?? failed('failed to parse a PEM certificate')
  if (label === 'PUBLIC KEY') return keyOfSpki(der) ?? failed('failed to parse a PEM public key')
  return failed('failed to extract a Key from the PEM certificate')
}

/** RFC 7517: one key, or those of `keys`. */
export function jwkKeys(text: string): readonly NamedKey[] {
  const value = unmarshalled(text)
  if (!isObject(value)) return failed('failed to parse a JWK key (set)')
  const keys = value.get('keys')
  if (keys === undefined) return [namedKey(value)]
  if (!isArray(keys)) return failed('failed to parse a JWK key (set)')
  return keys.map((key) => (isObject(key) ? namedKey(key) : failed('failed to parse a JWK key (set)')))
}

function namedKey(jwk: RegoObject): NamedKey {
  return { key: jwkKey(jwk), algorithm: optional(jwk, 'alg'), id: optional(jwk, 'kid') }
}

function optional(jwk: RegoObject, name: string): string {
  const value = jwk.get(name)
  if (value === undefined) return ''
  return typeof value === 'string' ? value : failed(`JWK: ${name} must be a string`)
}

const CURVES: ReadonlyMap<string, CurveName> = new Map([
  ['P-256', 'P-256'],
  ['P-384', 'P-384'],
  ['P-521', 'P-521'],
])

function jwkKey(jwk: RegoObject): Key {
  switch (jwk.get('kty')) {
    case 'oct':
      return { kind: 'secret', bytes: bytesOf(jwk, 'k') }
    case 'RSA': {
      const [modulus, exponent] = [bytesToNumberBE(bytesOf(jwk, 'n')), bytesToNumberBE(bytesOf(jwk, 'e'))]
      const isPrivate = jwk.has('d')
      return {
        kind: 'rsa',
        modulus,
        exponent,
        ...(isPrivate ? { private: bytesToNumberBE(bytesOf(jwk, 'd')) } : {}),
      }
    }
    case 'EC': {
      const curve = CURVES.get(optional(jwk, 'crv'))
      if (curve === undefined || jwk.has('d')) throw new NotExact('a JWK on another curve, or a private one')
      const coordinates = ['x', 'y'].map((name) => sized(bytesOf(jwk, name), curveSize(curve)))
      return { kind: 'ec', curve, point: concatBytes(Uint8Array.of(4), ...coordinates) }
    }
    case 'OKP':
      return okpKey(jwk)
    default:
      throw new NotExact('a JWK of another type than oct, RSA, EC and OKP')
  }
}

/** RFC 8037. */
function okpKey(jwk: RegoObject): Key {
  const point = bytesOf(jwk, 'x')
  if (jwk.get('crv') !== 'Ed25519' || point.length !== 32)
    throw new NotExact('a JWK on another curve than Ed25519')
  if (!jwk.has('d')) return { kind: 'ed25519', point }
  const seed = bytesOf(jwk, 'd')
  const isPair = seed.length === 32 && equalBytes(ed25519.getPublicKey(seed), point)
  if (!isPair) throw new NotExact('a JWK whose two halves do not belong together')
  return { kind: 'ed25519', point, seed }
}

function bytesOf(jwk: RegoObject, name: string): Uint8Array {
  const value: Value | undefined = jwk.get(name)
  if (typeof value !== 'string' || value === '') return failed(`JWK: ${name} is required`)
  return decodeBase64Url(value)
}

/** A private key where a public one should be: what becomes of it differs by version of OPA. */
export function isPrivate(key: Key): boolean {
  return (
    (key.kind === 'rsa' && key.private !== undefined) || (key.kind === 'ed25519' && key.seed !== undefined)
  )
}

/** A number of at most so many bytes with zeros before it; a longer one stays so, and no point has it. */
function sized(bytes: Uint8Array, size: number): Uint8Array {
  const first = bytes.findIndex((byte) => byte !== 0)
  const number = bytes.subarray(first === -1 ? bytes.length : first)
  return concatBytes(new Uint8Array(Math.max(0, size - number.length)), number)
}
