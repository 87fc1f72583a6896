/**
 * A timestamp of RFC 3161 over one signature of a packet: an authority's word that these bytes were there at a time.
 * Everything in it is the authority's claim, worth what its own signature is.
 */
export interface Timestamp {
  /** RFC 3339, UTC, with as much of a second as the authority gave. */
  readonly time: string
  /** How far off the time may be, in ms to either side; null where the authority does not say. */
  readonly accuracyMs: number | null
  /** The subject of the certificate whose key signed it. */
  readonly by: string
  /** The authority's number of it, in hex. */
  readonly serial: string
  /** What the request asked to be told again, in hex; null where there is none. */
  readonly nonce: string | null
  /** The authority's rules by which it was given, an OID. */
  readonly policy: string
}

/**
 * What came of reading a timestamp. `of-another`: it is whole as far as it was looked at, and over other bytes.
 * `untrusted`: it holds, by an authority that nobody vouched for; `why` says which.
 */
export type TimestampReading =
  | { readonly result: 'does-not-hold'; readonly fault: 'of-another' | 'broken'; readonly problem: string }
  | { readonly result: 'holds'; readonly stamp: Timestamp; readonly authority: string }
  | { readonly result: 'untrusted'; readonly stamp: Timestamp; readonly why: string }

/** Where a machine lacks what reading a timestamp needs. */
export interface TimestampNotRead {
  readonly result: 'not-checked'
  readonly why: string
}

/** Bounds of timestamps in a packet: of one answer in bytes, of answers to one signature, and of all answers. */
export const TIMESTAMP_LIMITS = {
  answerBytes: 65_536,
  perSignature: 8,
  perPacket: 64,
  authorities: 64,
} as const
