import { TSTInfo } from 'pkijs'
import type { Timestamp } from '../model/timestamp.ts'
import { encodeHex } from '../proof/hex.ts'
import { asFault } from './certificate.ts'
import { boundDer, elementsOf, oneElement } from './der.ts'
import { genTimeOf } from './gen-time.ts'
import { hashNamed } from './hashes.ts'
import { TimestampFault } from './timestamp-fault.ts'

/** What the authority signed (RFC 3161, 2.4.2, TSTInfo): of which bytes, when, and by which rules. */
export interface TokenInfo extends Omit<Timestamp, 'by'> {
  /** The hash by which the bytes are named, as Web Crypto calls it, and what it gives. */
  readonly hash: string
  readonly imprint: Uint8Array
}

/** Reads a TSTInfo. The bytes are hostile. Throws TimestampFault. */
export function readTokenInfo(bytes: Uint8Array): TokenInfo {
  boundDer(bytes, 'what it signs')
  const info = parsed(bytes)
  const { content } = oneElement(bytes, 'what it signs')
  const time = genTimeOf([...elementsOf(content, 'what it signs')][4])
  if (info.version !== 1) throw new TimestampFault(`it is of version ${info.version}, not 1`)
  const critical = (info.extensions ?? []).find((extension) => extension.critical)
  if (critical !== undefined)
    throw new TimestampFault(`it has an extension that must be understood: ${critical.extnID}`)
  const { hashAlgorithm, hashedMessage } = info.messageImprint
  return {
    time,
    accuracyMs: accuracyOf(info),
    serial: encodeHex(info.serialNumber.valueBlock.valueHexView),
    nonce: info.nonce === undefined ? null : encodeHex(info.nonce.valueBlock.valueHexView),
    policy: info.policy,
    hash: hashNamed(hashAlgorithm.algorithmId, 'what it is of'),
    imprint: Uint8Array.from(hashedMessage.valueBlock.valueHexView),
  }
}

function parsed(bytes: Uint8Array): TSTInfo {
  try {
    return TSTInfo.fromBER(Uint8Array.from(bytes))
  } catch (cause) {
    throw asFault('what it signs is no TSTInfo', cause)
  }
}

/** What is left out of an accuracy is zero; no accuracy at all says nothing (2.4.2). */
function accuracyOf({ accuracy }: TSTInfo): number | null {
  if (accuracy === undefined) return null
  const { seconds = 0, millis = 0, micros = 0 } = accuracy
  return seconds * 1000 + millis + micros / 1000
}
