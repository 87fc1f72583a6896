import { randomUUID } from 'node:crypto'
import type { Envelope, WireError } from '../../shared/contract/envelope.ts'
import { DocketError } from '../../shared/model/error.ts'

/** Does something and says in an envelope how it went: nothing throws across a process. */
export async function inEnvelope<Value>(
  during: string,
  work: () => Promise<Envelope<Value>>,
): Promise<Envelope<Value>> {
  try {
    return await work()
  } catch (error) {
    return { ok: false, error: wireErrorOf(error, during) }
  }
}

/** An expected error crosses with its words; of a bug only the id of what was written to stderr. */
function wireErrorOf(error: unknown, during: string): WireError {
  if (error instanceof DocketError) {
    const { code, message, remedy, facts } = error
    return { code, message, remedy, facts: { ...facts } }
  }
  const incident = randomUUID().slice(0, 8)
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`docket, incident ${incident}, in ${during}\n${text}\n`)
  return wireErrorOf(new DocketError('INTERNAL', { incident }), during)
}
