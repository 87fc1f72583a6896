import { TIMESTAMP_LIMITS } from '../model/timestamp.ts'
import { decodeBase64 } from '../proof/base64.ts'
import { readCertificate } from './certificate.ts'
import { nameText } from './name-text.ts'
import { TimestampFault } from './timestamp-fault.ts'

const BLOCK = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]*)-----END CERTIFICATE-----/g

/** A certificate that a person vouches for, as a screen names it. */
export interface Authority {
  readonly der: Uint8Array
  readonly subject: string
  /** RFC 3339: when it ends. */
  readonly until: string
}

export type AuthoritiesReading =
  | { readonly ok: true; readonly authorities: readonly Authority[] }
  | { readonly ok: false; readonly problem: string }

/** Reads the certificates of a PEM text (RFC 7468); text beside them is passed over. The text is hostile. */
export function readAuthorities(pem: string): AuthoritiesReading {
  const authorities: Authority[] = []
  try {
    for (const [, body = ''] of pem.matchAll(BLOCK)) {
      if (authorities.length === TIMESTAMP_LIMITS.authorities)
        throw new TimestampFault(`more than ${TIMESTAMP_LIMITS.authorities} certificates`)
      const der = decodeBase64(body.replaceAll(/\s/g, ''))
      if (der === null) throw new TimestampFault('a certificate is not in base64')
      const { subject, parsed } = readCertificate(der)
      const end = parsed.notAfter.value
      if (Number.isNaN(end.getTime())) throw new TimestampFault(`the certificate of ${subject} never ends`)
      authorities.push({ der, subject: nameText(parsed.subject), until: end.toISOString() })
    }
  } catch (error) {
    if (!(error instanceof TimestampFault)) throw error
    return { ok: false, problem: error.message }
  }
  if (authorities.length === 0) return { ok: false, problem: 'it holds no certificate in PEM' }
  return { ok: true, authorities }
}
