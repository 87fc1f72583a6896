import { BasicConstraints, type CryptoEngine, ExtKeyUsage } from 'pkijs'
import { equalBytes } from '../proof/hash.ts'
import { isSameName, isValidAt, type ReadCertificate, valueOf } from './certificate.ts'
import { keyUsageOf } from './key-usage.ts'
import { signatureHolds } from './signature.ts'
import { TimestampFault } from './timestamp-fault.ts'

export interface Pool {
  /** Those that the person vouches for. */
  readonly authorities: readonly ReadCertificate[]
  /** Those that came along: they may stand between, and are no ground for trust. */
  readonly between: readonly ReadCertificate[]
}

/** Where a certificate leads: to one that the person vouches for, or no further than `why` says. */
export type Led = { readonly authority: ReadCertificate } | { readonly why: string }

const BASIC_CONSTRAINTS = '2.5.29.19'
const EXT_KEY_USAGE = '2.5.29.37'
const PURPOSES: readonly string[] = ['1.3.6.1.5.5.7.3.8', '2.5.29.37.0']
/** Extensions that are read here, or ask nothing of whoever asks for no policy; no other may be critical. */
const UNDERSTOOD: readonly string[] = ['2.5.29.15', '2.5.29.14', '2.5.29.35', '2.5.29.32']
/** What would narrow a path and is not read here; Docket does not guess that it would not. */
const NARROWING: readonly string[] = ['2.5.29.30', '2.5.29.36', '2.5.29.54']
const MAX_SIGNATURES = 64

/**
 * Leads from a certificate to one that the person vouches for (RFC 5280, 6), at a time in ms. Written here: of
 * certificates that vouch for each other in circles, the library would try every path. Each certificate is gone
 * through once, and at most 64 signatures are verified. Whether one was revoked is not asked: nothing is fetched.
 */
export async function leadToAuthority(
  engine: CryptoEngine,
  from: ReadCertificate,
  { authorities, between }: Pool,
  at: number,
): Promise<Led> {
  const gone = new Set<ReadCertificate>()
  const waiting = [{ certificate: from, below: 0 }]
  let last = from
  let signatures = 0
  let problem: string | undefined
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { certificate, below } = next
    const vouched = authorities.find(({ der }) => equalBytes(der, certificate.der))
    if (vouched !== undefined) return { authority: vouched }
    last = certificate
    for (const issuer of [...authorities, ...between]) {
      if (gone.has(issuer) || !isSameName(certificate.parsed.issuer, issuer.parsed.subject)) continue
      signatures += 1
      if (signatures > MAX_SIGNATURES) return { why: 'too many certificates could have issued it' }
      const held = await issued(engine, issuer, certificate, { at, below })
      if (held !== undefined) problem ??= held
      else {
        gone.add(issuer)
        waiting.push({ certificate: issuer, below: below + 1 })
      }
    }
  }
  return { why: problem ?? `its authority is ${last.issuer}` }
}

/** Why one certificate does not vouch for another; undefined: it does. */
async function issued(
  engine: CryptoEngine,
  issuer: ReadCertificate,
  { parsed }: ReadCertificate,
  { at, below }: { readonly at: number; readonly below: number },
): Promise<string | undefined> {
  try {
    const why = unfit(issuer, below)
    if (why !== undefined) return `the certificate of ${issuer.subject} ${why}`
    if (!isValidAt(issuer, at)) return `the certificate of ${issuer.subject} was not valid then`
    const signed = {
      bytes: parsed.tbsView,
      signature: parsed.signatureValue,
      algorithm: parsed.signatureAlgorithm,
    }
    if (parsed.signature.algorithmId !== parsed.signatureAlgorithm.algorithmId)
      return 'a certificate names two algorithms for one signature'
    if (!(await signatureHolds(engine, signed, issuer)))
      return `the certificate of ${issuer.subject} did not sign what is said to be from it`
    return undefined
  } catch (error) {
    if (error instanceof TimestampFault) return error.message
    throw error
  }
}

/** Why a certificate may not issue others with `below` issuers under it. */
function unfit(certificate: ReadCertificate, below: number): string | undefined {
  const constraints = valueOf(certificate, BASIC_CONSTRAINTS)
  if (!(constraints instanceof BasicConstraints) || !constraints.cA) return 'may not issue others'
  const { pathLenConstraint } = constraints
  const most = typeof pathLenConstraint === 'object' ? 0 : pathLenConstraint
  if (most !== undefined && below > most) return 'may not issue so long a chain'
  if (keyUsageOf(certificate)?.signsCertificates === false) return 'is not for signing certificates'
  const usage = valueOf(certificate, EXT_KEY_USAGE)
  if (usage instanceof ExtKeyUsage && !usage.keyPurposes.some((purpose) => PURPOSES.includes(purpose)))
    return 'is not for timestamps'
  for (const { extnID, critical } of certificate.parsed.extensions ?? [])
    if (NARROWING.includes(extnID) || (critical && !isUnderstood(extnID)))
      return `has an extension that is not read here: ${extnID}`
  return undefined
}

function isUnderstood(oid: string): boolean {
  return UNDERSTOOD.includes(oid) || oid === BASIC_CONSTRAINTS || oid === EXT_KEY_USAGE
}
