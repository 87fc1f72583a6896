import { Certificate, type Extension, type RelativeDistinguishedNames } from 'pkijs'
import { boundDer } from './der.ts'
import { nameText } from './name-text.ts'
import { TimestampFault } from './timestamp-fault.ts'

/** A certificate (RFC 5280) and the very bytes of it. Nothing of it is verified. */
export interface ReadCertificate {
  readonly der: Uint8Array
  readonly parsed: Certificate
  /** Names as a message quotes them, on one line. */
  readonly subject: string
  readonly issuer: string
}

/** No certificate is larger. */
const MAX_BYTES = 32_768

/** Reads a certificate. The bytes are hostile. Throws TimestampFault. */
export function readCertificate(der: Uint8Array): ReadCertificate {
  if (der.length > MAX_BYTES) throw new TimestampFault(`a certificate is larger than ${MAX_BYTES} bytes`)
  boundDer(der, 'a certificate')
  try {
    const parsed = Certificate.fromBER(Uint8Array.from(der))
    const [subject, issuer] = [parsed.subject, parsed.issuer].map(nameText)
    return { der, parsed, subject: JSON.stringify(subject), issuer: JSON.stringify(issuer) }
  } catch (cause) {
    // Whatever the library throws at bytes that it cannot read, of whatever type.
    throw asFault('a certificate cannot be read', cause)
  }
}

/** The extension of that OID; undefined where there is none. Throws TimestampFault where it stands twice. */
export function extensionOf({ parsed, subject }: ReadCertificate, oid: string): Extension | undefined {
  const found = (parsed.extensions ?? []).filter(({ extnID }) => extnID === oid)
  if (found.length > 1) throw new TimestampFault(`the certificate of ${subject} has an extension twice`)
  return found[0]
}

/** What an extension holds, as the library reads it; undefined where it is not there or is not known to it. */
export function valueOf(certificate: ReadCertificate, oid: string): unknown {
  return extensionOf(certificate, oid)?.parsedValue
}

export function isSameName(a: RelativeDistinguishedNames, b: RelativeDistinguishedNames): boolean {
  return a.isEqual(b)
}

/** Whether a certificate is valid at a time, in ms: both ends are within (RFC 5280, 4.1.2.5). */
export function isValidAt({ parsed }: ReadCertificate, at: number): boolean {
  // A validity that is no time gives NaN, which nothing is within.
  return parsed.notBefore.value.getTime() <= at && at <= parsed.notAfter.value.getTime()
}

/** A fault of ours as it is; anything else that was thrown, as the fault that `problem` says. */
export function asFault(problem: string, cause: unknown): TimestampFault {
  return cause instanceof TimestampFault ? cause : new TimestampFault(problem)
}
