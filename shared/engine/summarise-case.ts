import type { CaseFile } from '../casefile/case-file.ts'
import { assertNever } from '../model/assert-never.ts'
import { timeText } from '../model/time.ts'

/** How many entries of the custody log are looked at, from its end: the log of a hostile file has no end. */
const LOOKED_AT = 50

/** What a list of cases says of one. */
export interface CaseSummary {
  /** Null before the first rebuild. */
  readonly decisions: number | null
  /** The first and the last decision, RFC 3339. */
  readonly from: string | null
  readonly to: string | null
  /** How far the work on it is, in words. */
  readonly progress: string
}

/** A few look-ups, however large the case is. */
export function summariseCase(file: CaseFile): CaseSummary {
  const state = file.meta.derived
  const span = file.decisions.span()
  return {
    decisions: state === 'none' ? null : (file.tallies.of('total').get('decisions') ?? 0),
    from: span === undefined ? null : timeText(span.first),
    to: span === undefined ? null : timeText(span.last),
    progress: progressOf(file, state),
  }
}

function progressOf(file: CaseFile, state: CaseFile['meta']['derived']): string {
  switch (state) {
    case 'none':
      return importedOf(file)
    case 'stale':
      return 'changed since the last rebuild'
    case 'current':
      return isSealed(file) ? 'packet sealed' : findingsOf(file)
    default:
      return assertNever(state)
  }
}

function importedOf(file: CaseFile): string {
  const sources = file.sources.list()
  if (sources.length === 0) return 'nothing imported'
  const unfinished = sources.filter(({ end }) => end === undefined).length
  if (unfinished > 0) return `${counted(unfinished, 'source')} not read to the end`
  return `${counted(sources.length, 'source')} imported, no decisions yet`
}

/** Whether a packet was sealed since the last rebuild, as far as the end of the custody log tells. */
function isSealed(file: CaseFile): boolean {
  const acts = file.custody.latest(LOOKED_AT).map(({ act }) => act)
  return acts.find((act) => act === 'seal' || act === 'rebuild') === 'seal'
}

function findingsOf(file: CaseFile): string {
  const findings = [...file.tallies.of('finding').values()].reduce((sum, count) => sum + count, 0)
  return findings === 0 ? 'rebuilt, no findings' : `rebuilt, ${counted(findings, 'finding')}`
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}
