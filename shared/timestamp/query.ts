import { Integer, Null, OctetString } from 'asn1js'
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from 'pkijs'
import { encodeHex } from '../proof/hex.ts'
import { boundDer } from './der.ts'
import { TimestampFault } from './timestamp-fault.ts'

const SHA_256 = '2.16.840.1.101.3.4.2.1'
/** The most that a request is read of, in bytes: one is some seventy. */
export const QUERY_BYTES = 4096

/**
 * A request for a timestamp (RFC 3161, 2.4.1), as DER: of a SHA-256, with a nonce, and for the authority's
 * certificate to come along. Requires the 32 bytes of a SHA-256 and a nonce of 8 random bytes.
 */
export function timestampQuery(sha256: Uint8Array, nonce: Uint8Array): Uint8Array {
  // A positive number in its shortest form: the first byte neither negative nor zero.
  const number = Uint8Array.from(nonce)
  number[0] = ((number[0] ?? 0) & 0x7f) | 0x40
  const query = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA_256, algorithmParams: new Null() }),
      hashedMessage: new OctetString({ valueHex: Uint8Array.from(sha256) }),
    }),
    nonce: new Integer({ valueHex: number }),
    certReq: true,
  })
  return new Uint8Array(query.toSchema().toBER(false))
}

/** What a request asked for, in hex, to hold its answer against. */
export interface AskedInQuery {
  readonly nonce: string | null
  readonly imprint: string
}

/** Reads a request that was written before. Undefined where it is none. The bytes are hostile. */
export function readQuery(bytes: Uint8Array): AskedInQuery | undefined {
  try {
    if (bytes.length > QUERY_BYTES) return undefined
    boundDer(bytes, 'the request')
    const { nonce, messageImprint } = TimeStampReq.fromBER(Uint8Array.from(bytes))
    return {
      nonce: nonce === undefined ? null : encodeHex(nonce.valueBlock.valueHexView),
      imprint: encodeHex(messageImprint.hashedMessage.valueBlock.valueHexView),
    }
  } catch (error) {
    if (error instanceof TimestampFault || error instanceof Error) return undefined
    throw error
  }
}
