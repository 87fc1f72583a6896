import { BasicConstraints, ExtKeyUsage, IssuerAndSerialNumber, type SignerInfo } from 'pkijs'
import { equalBytes } from '../proof/hash.ts'
import { extensionOf, isSameName, isValidAt, type ReadCertificate, valueOf } from './certificate.ts'
import type { Answer } from './answer.ts'
import { keyUsageOf } from './key-usage.ts'
import type { Machine } from './machine.ts'
import { namesCertificate, type SignedAttributes } from './signed-attributes.ts'
import { TimestampFault } from './timestamp-fault.ts'

const KEY_IDENTIFIER = '2.5.29.14'
const EXT_KEY_USAGE = '2.5.29.37'
const BASIC_CONSTRAINTS = '2.5.29.19'
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'

/**
 * The certificate of whoever signed: the one that the signer names, by issuer and number or by key, and that the
 * signed attributes name by digest (RFC 3161, 2.4.2; RFC 5816, 2.2.1). Certificates that only came along never count.
 * Throws TimestampFault where there is none.
 */
export async function signerCertificate(
  machine: Machine,
  { signer }: Pick<Answer, 'signer'>,
  attributes: SignedAttributes,
  certificates: readonly ReadCertificate[],
): Promise<ReadCertificate> {
  const named: ReadCertificate[] = []
  for (const certificate of certificates)
    if (await isNamed(machine, signer, certificate)) named.push(certificate)
  if (named.length === 0)
    throw new TimestampFault(
      "the certificate of its signer is neither in it nor among those given: give the authority's own",
    )
  for (const certificate of named)
    if (await namesCertificate(machine, attributes, certificate)) return certificate
  throw new TimestampFault('its signer signs that its certificate is another one')
}

async function isNamed(
  machine: Machine,
  { sid }: SignerInfo,
  certificate: ReadCertificate,
): Promise<boolean> {
  const { parsed } = certificate
  const name: unknown = sid
  if (name instanceof IssuerAndSerialNumber)
    return isSameName(parsed.issuer, name.issuer) && parsed.serialNumber.isEqual(name.serialNumber)
  const id = bytesOf(name)
  if (id === undefined) return false
  const own = bytesOf(valueOf(certificate, KEY_IDENTIFIER))
  if (own !== undefined) return equalBytes(id, own)
  const key = parsed.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView
  return equalBytes(id, await machine.digest('SHA-1', key))
}

/** What an octet string of the library holds, whichever of its types it is. */
function bytesOf(value: unknown): Uint8Array | undefined {
  const bytes = (value as { valueBlock?: { valueHexView?: unknown } } | undefined)?.valueBlock?.valueHexView
  return bytes instanceof Uint8Array ? bytes : undefined
}

/** That a certificate is one for timestamps, and was valid then (RFC 3161, 2.3). Throws TimestampFault. */
export function requireTimestamping(certificate: ReadCertificate, at: number): void {
  const { subject, parsed } = certificate
  const usage = extensionOf(certificate, EXT_KEY_USAGE)
  const purposes = valueOf(certificate, EXT_KEY_USAGE)
  if (
    !(purposes instanceof ExtKeyUsage) ||
    purposes.keyPurposes.length !== 1 ||
    purposes.keyPurposes[0] !== TIME_STAMPING
  )
    throw new TimestampFault(`the certificate of ${subject} is not one for timestamps and nothing else`)
  if (usage?.critical !== true)
    throw new TimestampFault(
      `the certificate of ${subject} does not bind whoever reads it to its purpose: it is not critical`,
    )
  const uses = keyUsageOf(certificate)
  if (uses !== undefined && !uses.signs)
    throw new TimestampFault(`the certificate of ${subject} is not for signatures`)
  const constraints = valueOf(certificate, BASIC_CONSTRAINTS)
  if (constraints instanceof BasicConstraints && constraints.cA)
    throw new TimestampFault(`the certificate of ${subject} is one that issues others`)
  if (!isValidAt(certificate, at))
    throw new TimestampFault(
      `the certificate of ${subject} was not valid then: it is from ${dateOf(parsed.notBefore.value)} to ${dateOf(parsed.notAfter.value)}`,
    )
}

function dateOf(date: Date): string {
  return Number.isNaN(date.getTime()) ? 'a time that is none' : date.toISOString().slice(0, 19)
}
