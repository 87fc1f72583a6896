import { instantOf } from '../model/time.ts'
import type { TimestampReading } from '../model/timestamp.ts'
import { equalBytes } from '../proof/hash.ts'
import { openAnswer } from './answer.ts'
import { asFault, readCertificate } from './certificate.ts'
import { leadToAuthority } from './chain.ts'
import { hashNamed } from './hashes.ts'
import { type Machine, machineOf, type WebCrypto } from './machine.ts'
import { signatureHolds } from './signature.ts'
import { readSignedAttributes } from './signed-attributes.ts'
import { requireTimestamping, signerCertificate } from './signer-certificate.ts'
import { TimestampFault } from './timestamp-fault.ts'

/** What an answer is held against. */
export interface TimestampAsked {
  /** The bytes that it is to be of. */
  readonly bytes: Uint8Array
  /** Certificates that the person vouches for, as DER. */
  readonly authorities: readonly Uint8Array[]
}

/**
 * A reader of answers to RFC 3161 requests, by a machine's Web Crypto. It makes every check that needs no network
 * (RFC 3161, 2.2 to 2.4; RFC 5816) and never rejects: the answer is hostile, and whatever is wrong with it does not
 * hold. Time and memory are bounded by `TIMESTAMP_LIMITS`.
 */
export function timestampReader(
  crypto: WebCrypto,
): (answer: Uint8Array, asked: TimestampAsked) => Promise<TimestampReading> {
  const machine = machineOf(crypto)
  return async (answer, asked) => {
    try {
      return await read(machine, answer, asked)
    } catch (cause) {
      const { fault, message } = asFault('it cannot be read', cause)
      return { result: 'does-not-hold', fault, problem: message }
    }
  }
}

async function read(machine: Machine, bytes: Uint8Array, asked: TimestampAsked): Promise<TimestampReading> {
  const answer = openAnswer(bytes)
  const { info, signer } = answer
  if (!equalBytes(await machine.digest(info.hash, asked.bytes), info.imprint))
    throw new TimestampFault('it is a timestamp of other bytes', 'of-another')
  const attributes = readSignedAttributes(signer)
  const hash = hashNamed(signer.digestAlgorithm.algorithmId, 'what its signer signs')
  if (!equalBytes(await machine.digest(hash, answer.content), attributes.digest))
    throw new TimestampFault('its content is not what its signer signed')
  const authorities = asked.authorities.map(readCertificate)
  const between = answer.certificates.map(readCertificate)
  const own = await signerCertificate(machine, answer, attributes, [...between, ...authorities])
  const { signature, signatureAlgorithm: algorithm } = signer
  if (!(await signatureHolds(machine.engine, { bytes: attributes.bytes, signature, algorithm, hash }, own)))
    throw new TimestampFault(`its signature is not one by the key of ${own.subject}`)
  const at = instantOf(info.time) ?? Number.NaN
  requireTimestamping(own, at)
  const { time, accuracyMs, serial, nonce, policy } = info
  const stamp = { time, accuracyMs, serial, nonce, policy, by: own.subject }
  const led = await leadToAuthority(machine.engine, own, { authorities, between }, at)
  return 'authority' in led
    ? { result: 'holds', stamp, authority: led.authority.subject }
    : { result: 'untrusted', stamp, why: led.why }
}
