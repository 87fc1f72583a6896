import type { ECDSA } from '@noble/curves/abstract/weierstrass.js'
import { p256, p384, p521 } from '@noble/curves/nist.js'
import type { CurveName, Key } from './public-key.ts'

/** FIPS 186-5 and SP 800-186. */
const CURVES: Readonly<Record<CurveName, ECDSA>> = { 'P-256': p256, 'P-384': p384, 'P-521': p521 }

/** Of a coordinate, and of each of the two numbers of a signature, in bytes. */
export function curveSize(curve: CurveName): number {
  return CURVES[curve].Point.Fp.BYTES
}

/**
 * ECDSA (FIPS 186-5 section 6.4.2). Requires a signature of two numbers of the curve's size; false also where the key is
 * no point of it.
 */
export function verifyEcdsa(
  key: Key & { readonly kind: 'ec' },
  digest: Uint8Array,
  signature: Uint8Array,
): boolean {
  return CURVES[key.curve].verify(signature, digest, key.point, { prehash: false, lowS: false })
}
