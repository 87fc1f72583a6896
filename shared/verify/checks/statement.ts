import { DsseEnvelope, ENTRY, PAYLOAD_TYPE, Statement, StatementPredicate } from '../../model/packet.ts'
import { TIMESTAMP_LIMITS } from '../../model/timestamp.ts'
import { canonicalJson, CanonicalJsonError } from '../../proof/canonical-json.ts'
import { openEnvelope, type OpenedEnvelope, writtenEnvelope } from '../../proof/dsse.ts'
import { EntryFault, Faults, type Judged } from '../faults.ts'
import { jsonOf, shaped } from '../json-reading.ts'
import { LIMITS } from '../limits.ts'
import { decoded, type PacketReader } from '../packet-reader.ts'

export interface StatementRead {
  readonly envelope: OpenedEnvelope
  /** Name to SHA-256 in hex; undefined where the payload is no statement. */
  readonly subject: ReadonlyMap<string, string> | undefined
  readonly predicate: StatementPredicate | undefined
}

/**
 * Reads the statement. Its envelope and its payload must be canonical JSON, letter for letter: what a
 * signature does not cover, or covers in more than one way, has one form only. Throws EntryFault where there
 * is not even an envelope.
 */
export async function checkStatement(
  reader: PacketReader,
): Promise<{ readonly judged: Judged; readonly read: StatementRead }> {
  const faults = new Faults()
  const text = await reader.text(ENTRY.statement)
  const value = shaped(DsseEnvelope, jsonOf(text, 'the envelope'), 'the envelope')
  const opened = openEnvelope(value)
  if (!opened.ok) throw new EntryFault(opened.problem)
  const { envelope } = opened
  if (envelope.signatures.length > LIMITS.signatures)
    throw new EntryFault(`it has ${envelope.signatures.length} signatures, more than ${LIMITS.signatures}`)
  boundTimestamps(envelope)
  if (canonicalJson(writtenEnvelope(envelope)) !== text)
    faults.add('the envelope is not canonical JSON with nothing else in it')
  if (envelope.payloadType !== PAYLOAD_TYPE) faults.add(`payloadType is not ${PAYLOAD_TYPE}`)
  const keyids = envelope.signatures.map(({ keyid }) => keyid)
  if (new Set(keyids).size !== keyids.length) faults.add('a key signs twice')
  try {
    const statement = payloadOf(envelope)
    const signed = new Set(keyids)
    for (const keyid of statement.predicate.signers)
      if (!signed.has(keyid)) faults.add(`the signature of ${keyid}, by which it was sealed, is missing`)
    const judged = faults.judge(
      `DSSE v1 and in-toto Statement v1, canonical JSON, ${statement.subject.size} entries, sealed by ${statement.predicate.signers.length === 1 ? 'one key' : `${statement.predicate.signers.length} keys`}`,
    )
    return { judged, read: { envelope, ...statement } }
  } catch (error) {
    if (!(error instanceof EntryFault)) throw error
    faults.add(error.message)
    return { judged: faults.judge(''), read: { envelope, subject: undefined, predicate: undefined } }
  }
}

/** Throws EntryFault where there are more, or larger ones, than anybody needs. */
function boundTimestamps({ signatures }: OpenedEnvelope): void {
  const { answerBytes, perSignature, perPacket } = TIMESTAMP_LIMITS
  let all = 0
  for (const { timestamps } of signatures) {
    all += timestamps.length
    if (timestamps.length > perSignature || all > perPacket)
      throw new EntryFault(
        `it has more timestamps than ${perSignature} for a signature and ${perPacket} in all`,
      )
    if (timestamps.some(({ length }) => length > answerBytes))
      throw new EntryFault(`it has a timestamp of more than ${answerBytes} bytes`)
  }
}

function payloadOf(envelope: OpenedEnvelope): {
  readonly subject: ReadonlyMap<string, string>
  readonly predicate: StatementPredicate
} {
  const text = decoded(envelope.payload, 'the payload')
  const value = jsonOf(text, 'the payload')
  const statement = shaped(Statement, value, 'the statement')
  if (!isCanonical(value, text)) throw new EntryFault('the payload is not canonical JSON')
  const subject = new Map(statement.subject.map(({ name, digest }) => [name, digest.sha256]))
  if (subject.size !== statement.subject.length) throw new EntryFault('the statement names an entry twice')
  return { subject, predicate: shaped(StatementPredicate, statement.predicate, 'the predicate') }
}

function isCanonical(value: unknown, text: string): boolean {
  try {
    return canonicalJson(value) === text
  } catch (error) {
    if (error instanceof CanonicalJsonError) return false
    throw error
  }
}
