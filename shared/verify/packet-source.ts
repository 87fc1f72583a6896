import type { TimestampNotRead, TimestampReading } from '../model/timestamp.ts'
import type { Hash } from '../proof/hash.ts'

/** A packet's bytes, handed in. All of them are hostile. */
export interface PacketSource {
  /** What to call it in the report. */
  readonly name: string
  readonly size: number
  /** The bytes from `offset`; fewer than `length` only where the file ends. May reject to cancel. */
  readonly read: (offset: number, length: number) => Promise<Uint8Array>
}

/** An Ed25519 public key. `keyid` is the `sha256:` digest of its SPKI DER. */
export interface PublicKey {
  readonly keyid: string
  readonly verify: (message: Uint8Array, signature: Uint8Array) => boolean
}

/** What verifying needs of the machine, handed in: the same checks run in Node and in a page. */
export interface VerifyTools {
  readonly hash: Hash
  readonly startHash: () => {
    readonly update: (bytes: Uint8Array) => void
    readonly digest: () => Uint8Array
  }
  /** CRC-32 (ISO-HDLC, as ZIP has it) of bytes that follow those of which `before` is the CRC-32; 0 at first. */
  readonly crc32: (bytes: Uint8Array, before: number) => number
  /** Reads a PEM text (SPKI); undefined where it is no Ed25519 public key. The text is hostile. */
  readonly readPublicKey: (pem: string) => PublicKey | undefined
  /**
   * Reads an answer of an RFC 3161 authority and holds it against the bytes that it is to be of, by the certificates
   * (DER) that the person vouches for. Never rejects: the answer is hostile.
   */
  readonly readTimestamp: (
    answer: Uint8Array,
    asked: { readonly bytes: Uint8Array; readonly authorities: readonly Uint8Array[] },
  ) => Promise<TimestampReading | TimestampNotRead>
}
