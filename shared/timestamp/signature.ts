import type { BitString, OctetString } from 'asn1js'
import { type AlgorithmIdentifier, type CryptoEngine, RSAPublicKey } from 'pkijs'
import { encodeHex } from '../proof/hex.ts'
import type { ReadCertificate } from './certificate.ts'
import { TimestampFault } from './timestamp-fault.ts'

/** Bytes, and a signature over them as it is said to be made. */
export interface Signed {
  readonly bytes: Uint8Array
  readonly signature: BitString | OctetString
  readonly algorithm: AlgorithmIdentifier
  /** The hash where the algorithm names none (rsaEncryption in CMS). */
  readonly hash?: string
}

const RSA = '1.2.840.113549.1.1.1'
const EC = '1.2.840.10045.2.1'
const HASHES: readonly string[] = ['SHA-256', 'SHA-384', 'SHA-512']
const CURVES: readonly string[] = ['1.2.840.10045.3.1.7', '1.3.132.0.34', '1.3.132.0.35']
const LEAST_BITS = 2048
const MOST_BITS = 8192
/** Greater than any that is used, and small enough that verifying takes milliseconds. */
const MOST_EXPONENT = 2n ** 32n

/**
 * Whether a signature holds by the key of a certificate: RSA (PKCS #1 v1.5 and PSS) of 2048 to 8192 bits, and ECDSA
 * on P-256, P-384 and P-521, each with SHA-256 or longer. Throws TimestampFault where key or algorithm is another.
 */
export async function signatureHolds(
  engine: CryptoEngine,
  { bytes, signature, algorithm, hash }: Signed,
  by: ReadCertificate,
): Promise<boolean> {
  boundKey(by)
  const own = algorithm.algorithmId === RSA ? hash : engine.getHashAlgorithm(algorithm)
  if (own === undefined || !HASHES.includes(own))
    throw new TimestampFault(
      `a signature by the key of ${by.subject} is of a kind that proves nothing here: ${algorithm.algorithmId}${own ? `, ${own}` : ''}`,
    )
  const key = by.parsed.subjectPublicKeyInfo
  const given = algorithm.algorithmId === RSA ? own : undefined
  try {
    return await engine.verifyWithPublicKey(Uint8Array.from(bytes), signature, key, algorithm, given)
  } catch {
    // A key or a signature that cannot be one: the machine's own words differ from one to the other.
    return false
  }
}

function boundKey({ parsed, subject }: ReadCertificate): void {
  const { algorithm, parsedKey } = parsed.subjectPublicKeyInfo
  const refused = (why: string) => new TimestampFault(`the key of ${subject} is refused: ${why}`)
  if (algorithm.algorithmId === EC) {
    const curve = String((algorithm.algorithmParams as { valueBlock?: unknown } | undefined)?.valueBlock)
    if (!CURVES.includes(curve)) throw refused('it is on none of the curves P-256, P-384 and P-521')
    return
  }
  if (!(parsedKey instanceof RSAPublicKey)) throw refused('it is neither RSA nor on a curve')
  const modulus = bitsOf(parsedKey.modulus.valueBlock.valueHexView)
  const exponent = parsedKey.publicExponent.valueBlock.valueHexView
  if (modulus < LEAST_BITS || modulus > MOST_BITS)
    throw refused(`RSA of ${modulus} bits, not of ${LEAST_BITS} to ${MOST_BITS}`)
  if (!isUsualExponent(exponent)) throw refused('its exponent is none that is used')
}

function isUsualExponent(bytes: Uint8Array): boolean {
  if (bitsOf(bytes) > 64) return false
  const exponent = BigInt(`0x0${encodeHex(bytes)}`)
  return exponent >= 3n && exponent <= MOST_EXPONENT && exponent % 2n === 1n
}

/** How long an unsigned number is, without reckoning with it: it may be of any length. */
function bitsOf(bytes: Uint8Array): number {
  const at = bytes.findIndex((byte) => byte !== 0)
  return at < 0 ? 0 : (bytes.length - at) * 8 - Math.clz32(bytes[at] ?? 0) + 24
}
