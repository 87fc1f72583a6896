import type { CaseFile } from '../../casefile/case-file.ts'
import type { Finding } from '../../model/finding.ts'
import type { FindingFilter } from '../../model/finding-list.ts'
import { timeText } from '../../model/time.ts'
import type { FindingIndex } from './finding-index.ts'
import { findingSummary } from './finding-summary.ts'
import { findingsIndexed } from './index-of-case.ts'
import { placeAt, timedOf } from './list-order.ts'

const MOST_MESSAGE = 4000
const MOST_EVIDENCE = 50

export interface FindingsWanted {
  readonly filter: FindingFilter
  readonly order: 'up' | 'down'
  readonly at: number
  readonly limit: number
}

/** A finding as a list shows it. */
export type FindingLine = Pick<Finding, 'code' | 'severity' | 'subject' | 'message' | 'excepted'> & {
  readonly ord: number
  /** The first ones. */
  readonly evidence: string[]
  readonly evidenceCount: number
  /** RFC 3339. */
  readonly time: string | null
  readonly workflow: string | null
  /** The place of its decision. */
  readonly decision: number | null
}

/** Counts under a filter, but for its text. */
export function summariseFindings(file: CaseFile, filter: FindingFilter) {
  return onIndex(file, ({ index }) => findingSummary(index, filter))
}

/** Rows of a filtered list, by time. Where a text is sought: as far as it was looked for. */
export function findingRows(file: CaseFile, { filter, order, at, limit }: FindingsWanted) {
  return onIndex(file, ({ index, sought }) => {
    const list = index.list(filter)
    const lines = (places: readonly number[]) => places.map((place) => lineOf(file, index, place))
    if ((filter.text ?? '') === '') {
      const { length } = list
      const timed = timedOf(index, list)
      const places: number[] = []
      for (let rank = at; rank < Math.min(length, at + limit); rank += 1)
        places.push(placeAt(list, timed, order, rank))
      return { rows: lines(places), total: length, sought: length, of: length }
    }
    const search = sought.goOn(file, filter, order)
    return {
      rows: lines(search.found.slice(at, at + limit)),
      total: search.found.length,
      sought: search.sought,
      of: list.length,
    }
  })
}

function onIndex<T>(file: CaseFile, work: (indexed: ReturnType<typeof findingsIndexed>) => T): T {
  // Without columns the index takes long to make, and nobody could write while it is made in a snapshot.
  if (!file.findingColumns.areThere) findingsIndexed(file)
  return file.snapshot(() => work(findingsIndexed(file)))
}

function lineOf(file: CaseFile, index: FindingIndex, place: number): FindingLine {
  const { evidence, message, ...finding } = file.findings.at(place + 1)
  const shape = index.shapes[index.shape[place] as number]
  const time = index.time[place] as number
  const about = index.about[place] as number
  return {
    ord: place + 1,
    code: finding.code,
    severity: finding.severity,
    subject: { kind: finding.subject.kind, id: finding.subject.id },
    message: message.length > MOST_MESSAGE ? `${message.slice(0, MOST_MESSAGE)}…` : message,
    excepted: finding.excepted,
    evidence: evidence.slice(0, MOST_EVIDENCE),
    evidenceCount: evidence.length,
    time: Number.isNaN(time) ? null : timeText(time),
    workflow: shape?.workflow ?? null,
    decision: finding.subject.kind === 'decision' && about > 0 ? about : null,
  }
}
