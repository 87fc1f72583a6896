import { bytesToNumberBE } from '@noble/curves/utils.js'
import { encodeHex } from '../../../proof/hex.ts'
import { BIT_STRING, INTEGER, type DerValue, OBJECT_ID, SEQUENCE, derValues, sequenceOf } from './der.ts'

export type CurveName = 'P-256' | 'P-384' | 'P-521'

export type Key =
  | { readonly kind: 'rsa'; readonly modulus: bigint; readonly exponent: bigint; readonly private?: bigint }
  /** `point`: a 4, then both coordinates, each of the curve's size. Whether it lies on the curve is not said. */
  | { readonly kind: 'ec'; readonly curve: CurveName; readonly point: Uint8Array }
  | { readonly kind: 'ed25519'; readonly point: Uint8Array; readonly seed?: Uint8Array }
  | { readonly kind: 'secret'; readonly bytes: Uint8Array }

/** Object identifiers in hex: RFC 8017, RFC 5480, RFC 8410. */
const RSA = '2a864886f70d010101'
const EC = '2a8648ce3d0201'
const ED25519 = '2b6570'
const CURVES: ReadonlyMap<string, CurveName> = new Map([
  ['2a8648ce3d030107', 'P-256'],
  ['2b81040022', 'P-384'],
  ['2b81040023', 'P-521'],
])

/** A SubjectPublicKeyInfo (RFC 5280 section 4.1). Undefined: none of these. */
export function keyOfSpki(der: Uint8Array): Key | undefined {
  const [algorithm, bits, more] = sequenceOf(der) ?? []
  if (algorithm?.tag !== SEQUENCE || bits?.tag !== BIT_STRING || more !== undefined) return undefined
  const [id, parameters] = derValues(algorithm.content) ?? []
  if (id?.tag !== OBJECT_ID || bits.content[0] !== 0) return undefined
  return keyOfBits(encodeHex(id.content), parameters, bits.content.subarray(1))
}

function keyOfBits(id: string, parameters: DerValue | undefined, key: Uint8Array): Key | undefined {
  if (id === RSA) return rsaOf(key)
  if (id === ED25519) return key.length === 32 ? { kind: 'ed25519', point: key } : undefined
  const curve =
    id === EC && parameters?.tag === OBJECT_ID ? CURVES.get(encodeHex(parameters.content)) : undefined
  return curve === undefined || key[0] !== 4 ? undefined : { kind: 'ec', curve, point: key }
}

function rsaOf(key: Uint8Array): Key | undefined {
  const [modulus, exponent, more] = sequenceOf(key) ?? []
  if (modulus?.tag !== INTEGER || exponent?.tag !== INTEGER || more !== undefined) return undefined
  return {
    kind: 'rsa',
    modulus: bytesToNumberBE(modulus.content),
    exponent: bytesToNumberBE(exponent.content),
  }
}

/** The key of a certificate (RFC 5280): the seventh field of what is signed, or the sixth without a version. */
export function keyOfCertificate(der: Uint8Array): Key | undefined {
  const [signed, , , more] = sequenceOf(der) ?? []
  const fields = signed?.tag === SEQUENCE && more === undefined ? derValues(signed.content) : undefined
  const at = fields?.[0]?.tag === 0xa0 ? 6 : 5
  const field = fields?.[at]
  if (signed === undefined || fields === undefined || field === undefined) return undefined
  return keyOfSpki(signed.content.subarray(fields[at - 1]?.end ?? 0, field.end))
}
