import { BitString } from 'asn1js'
import { extensionOf, type ReadCertificate } from './certificate.ts'

const KEY_USAGE = '2.5.29.15'
const DIGITAL_SIGNATURE = 0x80
const NON_REPUDIATION = 0x40
const KEY_CERT_SIGN = 0x04

/** What a key may be used for (RFC 5280, 4.2.1.3); undefined where its certificate does not say. */
export function keyUsageOf(
  certificate: ReadCertificate,
): { readonly signs: boolean; readonly signsCertificates: boolean } | undefined {
  const extension = extensionOf(certificate, KEY_USAGE)
  if (extension === undefined) return undefined
  const bits: unknown = extension.parsedValue
  const [first = 0] = bits instanceof BitString ? bits.valueBlock.valueHexView : []
  return {
    signs: (first & (DIGITAL_SIGNATURE | NON_REPUDIATION)) !== 0,
    signsCertificates: (first & KEY_CERT_SIGN) !== 0,
  }
}
