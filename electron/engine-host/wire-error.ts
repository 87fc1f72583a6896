import type { WireError } from '../../shared/contract/envelope.ts'
import { DocketError } from '../../shared/model/error.ts'
import type { Incidents } from './incidents.ts'

/** An expected error as a window may know it: its words, never its stack or cause. */
export function docketWireError({ code, message, remedy, facts }: DocketError): WireError {
  return { code, message, remedy, facts: { ...facts } }
}

/** Any error as a window may know it. What is not expected is a bug: it is written down, and only its id crosses. */
export function wireError(error: unknown, during: string, incidents: Incidents): WireError {
  return error instanceof DocketError
    ? docketWireError(error)
    : incidentError(incidents.record(during, stackOf(error)))
}

export function incidentError(incident: string): WireError {
  return docketWireError(new DocketError('INTERNAL', { incident }))
}

/** An error with all its causes, for whoever mends it. */
export function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const own = error.stack ?? `${error.name}: ${error.message}`
  return error.cause === undefined ? own : `${own}\nCaused by: ${stackOf(error.cause)}`
}
