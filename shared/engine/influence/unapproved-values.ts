import type { CaseFile } from '../../casefile/case-file.ts'
import type { Source } from '../../casefile/source-row.ts'
import type { CaseFacts } from '../../model/case-facts.ts'
import { DocketError } from '../../model/error.ts'
import type { PlacedRecord } from '../../model/rebuilt.ts'
import { countedAttributes } from '../../reconstruct/counted-attributes.ts'
import { bindOf } from '../../reconstruct/rebuild-run.ts'
import { isRead } from '../../replay/reads.ts'
import { placeRecords } from '../read-runs.ts'
import { lineFilter } from './may-tell.ts'
import { SeenValues } from './seen-values.ts'
import { unapprovedNames } from './unapproved-names.ts'

/**
 * The values that the records of a case give for inputs outside some boundary, counted before the first run is judged:
 * BD-02 tries them. Undefined where no boundary restricts inputs. Throws CANCELLED.
 */
export function unapprovedValues(
  file: CaseFile,
  sources: readonly Source[],
  facts: Pick<CaseFacts, 'definitions' | 'policies'>,
  signal: AbortSignal | undefined,
): SeenValues | undefined {
  const names = unapprovedNames(facts)
  if (names === undefined) return undefined
  const values = new SeenValues()
  const { ofReading, ofRequests } = names
  const ofRequest = (name: string): boolean =>
    ofReading(name) && (ofRequests === 'all' || isRead(ofRequests, name))
  for (const placed of recordsThatMayTell(file, sources, lineFilter(names), signal)) {
    for (const { name, value } of placed.record.attributes ?? []) if (ofReading(name)) values.add(name, value)
    for (const { name, value } of requested(placed, facts.policies))
      if (ofRequest(name)) values.add(name, value)
  }
  return values
}

/** Of formats without a filter, every record. */
function* recordsThatMayTell(
  file: CaseFile,
  sources: readonly Source[],
  mayTell: (text: string) => boolean,
  signal: AbortSignal | undefined,
): Generator<PlacedRecord> {
  for (const { id, format } of sources)
    for (const placement of file.lines.placements(id)) {
      if (signal?.aborted === true) throw new DocketError('CANCELLED', {})
      for (let at = 0; at < placement.count; at += 1) {
        const index = placement.firstIndex + at
        const raw = file.lines.rawAt(id, index, placement)
        if (format === 'docket-evidence/1' && !mayTell(latin1(raw))) continue
        yield* placeRecords({ source: id, index }, format, raw)
      }
    }
}

/** A byte a character: names of ASCII are found in it, and others are taken for unknown ones. */
function latin1(raw: Uint8Array): string {
  return Buffer.from(raw.buffer, raw.byteOffset, raw.length).toString('latin1')
}

/** The leaves of the request that a record logs, by their names. */
function requested(placed: PlacedRecord, policies: CaseFacts['policies']) {
  const { check } = placed.record
  if (check?.request === undefined) return []
  const told = { fact: check, by: placed, own: true }
  return countedAttributes([], Number.POSITIVE_INFINITY, told, bindOf(policies, check.policy.id))
}
