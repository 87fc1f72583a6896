import { fromBER, ObjectIdentifier } from 'asn1js'
import type { SignerInfo } from 'pkijs'
import { equalBytes } from '../proof/hash.ts'
import { encodeHex } from '../proof/hex.ts'
import type { ReadCertificate } from './certificate.ts'
import { type DerElement, elementsOf, oneElement } from './der.ts'
import { hashNamed } from './hashes.ts'
import type { Machine } from './machine.ts'
import { TimestampFault } from './timestamp-fault.ts'

const CONTENT_TYPE = '1.2.840.113549.1.9.3'
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4'
const TST_INFO = '1.2.840.113549.1.9.16.1.4'
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12'
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47'
const SEQUENCE = 0x30
const OCTETS = 0x04

/** A certificate named by its digest (RFC 5035, ESSCertID and ESSCertIDv2). */
interface NamedCertificate {
  readonly hash: string
  readonly digest: Uint8Array
}

/** What the signer put under its signature beside the content (RFC 5652, 5.3), each kind once and with one value. */
export interface SignedAttributes {
  /** The very bytes that are signed: the attributes as a SET (5.4). */
  readonly bytes: Uint8Array
  readonly digest: Uint8Array
  /** The certificate of the signer, named once or, by two hashes, twice. */
  readonly certificate: readonly NamedCertificate[]
}

/** Reads the signed attributes; all that RFC 3161 (2.4.2) asks for must be there. Throws TimestampFault. */
export function readSignedAttributes({ signedAttrs }: SignerInfo): SignedAttributes {
  if (signedAttrs === undefined) throw new TimestampFault('its signer signs no attributes')
  const bytes = new Uint8Array(signedAttrs.encodedValue)
  const values = valuesOf(bytes)
  const type = values.get(CONTENT_TYPE)
  if (type === undefined || oidOf(type) !== TST_INFO)
    throw new TimestampFault('its signer signs another type of content')
  const digest = values.get(MESSAGE_DIGEST)
  if (digest === undefined) throw new TimestampFault('its signer signs no digest of the content')
  const certificate = [
    ...named(values.get(SIGNING_CERTIFICATE), () => 'SHA-1'),
    ...named(values.get(SIGNING_CERTIFICATE_V2), hashOfV2),
  ]
  if (certificate.length === 0)
    throw new TimestampFault('its signer does not say which certificate is its own')
  return { bytes, digest: digest.content, certificate }
}

/** Whether the attributes name that certificate, by its exact bytes. */
export async function namesCertificate(
  { digest: digestOf }: Machine,
  { certificate }: SignedAttributes,
  { der }: ReadCertificate,
): Promise<boolean> {
  for (const { hash, digest } of certificate) if (!equalBytes(await digestOf(hash, der), digest)) return false
  return true
}

function valuesOf(bytes: Uint8Array): ReadonlyMap<string, DerElement> {
  const values = new Map<string, DerElement>()
  for (const attribute of inside(oneElement(bytes, 'the signed attributes'))) {
    const [type, set] = inside(attribute)
    const [value, ...others] = set === undefined ? [] : inside(set)
    const oid = type === undefined ? '' : oidOf(type)
    if (values.has(oid) || value === undefined || others.length > 0)
      throw new TimestampFault(`its signer signs the attribute ${oid} more than once`)
    values.set(oid, value)
  }
  return values
}

/** The first certificate of a list of them is the signer's own (RFC 5035, 3 and 4). */
function named(
  attribute: DerElement | undefined,
  hashOf: (id: readonly DerElement[]) => string,
): readonly NamedCertificate[] {
  if (attribute === undefined) return []
  const [list] = inside(attribute)
  const [first] = list === undefined ? [] : inside(list)
  const id = first === undefined ? [] : inside(first)
  const digest = id.find(({ tag }) => tag === OCTETS)
  if (digest === undefined) throw new TimestampFault('its signer names its certificate by no digest')
  return [{ hash: hashOf(id), digest: digest.content }]
}

/** SHA-256 where none is given. */
function hashOfV2([algorithm]: readonly DerElement[]): string {
  if (algorithm?.tag !== SEQUENCE) return 'SHA-256'
  const [oid] = inside(algorithm)
  return hashNamed(oid === undefined ? '' : oidOf(oid), "the name of the signer's certificate")
}

function inside(element: DerElement): readonly DerElement[] {
  return [...elementsOf(element.content, 'the signed attributes')]
}

/** Throws TimestampFault where it is no object identifier. */
function oidOf({ content, whole }: DerElement): string {
  const { result } = fromBER(Uint8Array.from(whole))
  if (!(result instanceof ObjectIdentifier) || content.length > 64)
    throw new TimestampFault(`${encodeHex(whole.subarray(0, 8))} is no object identifier`)
  return result.getValue()
}
