import { decodeBase64, encodeBase64 } from './base64.ts'

/** A DSSE v1 envelope as it stands in JSON (secure-systems-lab/dsse, envelope.md 1.0.2). Bytes are base64. */
export interface DsseEnvelope {
  readonly payload: string
  readonly payloadType: string
  readonly signatures: readonly {
    readonly keyid?: string | undefined
    readonly sig: string
    /** Answers of RFC 3161 authorities (TimeStampResp) over the bytes of `sig`: a field of ours, which others ignore. */
    readonly timestamps?: readonly string[]
  }[]
}

/** Signs bytes; `keyid` is only a hint for which key to try. */
export interface DsseSigner {
  readonly keyid: string
  sign(bytes: Uint8Array): Uint8Array
}

/** What an envelope says: the signed bytes are `pae`, and `payload` the only bytes that may be read from it. */
export interface OpenedEnvelope {
  readonly payloadType: string
  readonly payload: Uint8Array
  readonly pae: Uint8Array
  /** In the envelope's order. Nothing here is verified. */
  readonly signatures: readonly OpenedSignature[]
}

/** One signature: keyid is '' where it is left out, `timestamps` are DER and empty where there are none. */
export interface OpenedSignature {
  readonly keyid: string
  readonly sig: Uint8Array
  readonly timestamps: readonly Uint8Array[]
}

export type EnvelopeReading =
  | { readonly ok: true; readonly envelope: OpenedEnvelope }
  | { readonly ok: false; readonly problem: string }

const encoder = new TextEncoder()

/**
 * The pre-authentication encoding, that is the bytes to sign (protocol.md 1.0.2):
 * `"DSSEv1" SP LEN(type) SP type SP LEN(body) SP body`, lengths in bytes, decimal.
 */
export function pae(payloadType: string, payload: Uint8Array): Uint8Array {
  const type = encoder.encode(payloadType)
  const head = encoder.encode(`DSSEv1 ${type.length} ${payloadType} ${payload.length} `)
  const encoded = new Uint8Array(head.length + payload.length)
  encoded.set(head)
  encoded.set(payload, head.length)
  return encoded
}

/** Signs a payload by each signer, in their order. Requires at least one signer. */
export function sealEnvelope(
  payloadType: string,
  payload: Uint8Array,
  signers: readonly DsseSigner[],
): DsseEnvelope {
  if (signers.length === 0) throw new RangeError('an envelope needs a signer')
  const toSign = pae(payloadType, payload)
  return {
    payload: encodeBase64(payload),
    payloadType,
    signatures: signers.map((signer) => ({ keyid: signer.keyid, sig: encodeBase64(signer.sign(toSign)) })),
  }
}

/**
 * Decodes an envelope without judging it: whose signature counts is the caller's question. The value is
 * hostile: fields are checked, base64 is strict (standard or URL-safe). Unknown fields are ignored, as DSSE
 * asks.
 */
export function openEnvelope(value: unknown): EnvelopeReading {
  if (!isObject(value)) return problem('the envelope is no object')
  const { payload, payloadType, signatures } = value
  if (typeof payloadType !== 'string' || !payloadType.isWellFormed()) return problem('payloadType is no text')
  const body = typeof payload === 'string' ? decodeBase64(payload) : null
  if (body === null) return problem('payload is not base64')
  if (!Array.isArray(signatures) || signatures.length === 0) return problem('there are no signatures')
  const opened: OpenedSignature[] = []
  for (const [index, entry] of (signatures as unknown[]).entries()) {
    const keyid = isObject(entry) ? (entry['keyid'] ?? '') : null
    const sig = isObject(entry) && typeof entry['sig'] === 'string' ? decodeBase64(entry['sig']) : null
    if (typeof keyid !== 'string') return problem(`signature ${index} has a keyid that is no text`)
    if (sig === null) return problem(`signature ${index} has no sig in base64`)
    const timestamps = isObject(entry) ? timestampsOf(entry['timestamps']) : null
    if (timestamps === null) return problem(`signature ${index} has timestamps that are not in base64`)
    opened.push({ keyid, sig, timestamps })
  }
  const envelope = { payloadType, payload: body, pae: pae(payloadType, body), signatures: opened }
  return { ok: true, envelope }
}

/** The envelope as it stands in JSON: what has no timestamps has no such field, so that it has one form. */
export function writtenEnvelope({
  payload,
  payloadType,
  signatures,
}: Pick<OpenedEnvelope, 'payload' | 'payloadType' | 'signatures'>): DsseEnvelope {
  return {
    payload: encodeBase64(payload),
    payloadType,
    signatures: signatures.map(({ keyid, sig, timestamps }) => ({
      keyid: keyid.toWellFormed(),
      sig: encodeBase64(sig),
      ...(timestamps.length === 0 ? {} : { timestamps: timestamps.map(encodeBase64) }),
    })),
  }
}

function timestampsOf(value: unknown): readonly Uint8Array[] | null {
  if (value === undefined) return []
  if (!Array.isArray(value)) return null
  const texts: readonly unknown[] = value
  const answers = texts.flatMap((text) => (typeof text === 'string' ? (decodeBase64(text) ?? []) : []))
  return answers.length === texts.length ? answers : null
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function problem(text: string): EnvelopeReading {
  return { ok: false, problem: text }
}
