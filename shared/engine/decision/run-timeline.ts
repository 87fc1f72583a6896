import type { CaseFile } from '../../casefile/case-file.ts'
import { approvedInputs } from '../../findings/reading/approved-inputs.ts'
import type { Decision } from '../../model/decision.ts'
import { DocketError } from '../../model/error.ts'
import { recordRef } from '../../model/ids.ts'
import type { PlacedRecord } from '../../model/rebuilt.ts'
import { MOST_TIMELINE_ROWS, type RunRecord, type RunTimeline } from '../../model/run-timeline.ts'
import { timeText } from '../../model/time.ts'
import { compareRecords } from '../../reconstruct/order.ts'
import { name } from './bounded.ts'
import { readRunLines } from './run-lines.ts'
import { storedDecision, type WhichDecision } from './stored-decision.ts'
import { tellFacts } from './tell-facts.ts'
import { type Clocks, clocksOf, stepsOf } from './timeline-steps.ts'
import { toldDecision } from './told-decision.ts'

/**
 * The run of a decision in order of its time, at most so many records from `at` on; without `at`, those around the
 * decision. Throws DECISION_NOT_FOUND, CASE_DAMAGED.
 */
export function runTimeline(
  file: CaseFile,
  which: WhichDecision,
  page: { readonly at?: number | undefined; readonly limit: number },
): RunTimeline {
  const { decision } = storedDecision(file, which)
  const run = file.runs.get(decision.run)
  if (run === undefined)
    throw new DocketError('CASE_DAMAGED', { path: file.path, problem: 'the run of a decision is not there' })
  const limit = Math.min(page.limit, MOST_TIMELINE_ROWS)
  const at = Math.min(page.at ?? around(run.lines, decision, limit), Math.max(0, run.lines.length - 1))
  const told = toldDecision(file, decision)
  const ordered =
    told?.run.records.length === run.lines.length
      ? told.run.records.slice(at, at + limit)
      : readRunLines(file, run.id, run.lines.slice(at, at + limit)).records.toSorted(compareRecords)
  const clocks = told === undefined ? ownClock(decision) : clocksOf(told.run.decisions, decision.id)
  const inputs = approvedInputs(told?.run.definition?.boundary)
  const isApproved = (attribute: string) => inputs === undefined || inputs.has(attribute)
  const steps = stepsOf(ordered, clocks)
  const own = new Set(Object.values(decision.evidence).flat())
  const sources = new Set(ordered.map(({ source }) => source))
  return {
    run: run.id,
    start: timeText(run.start),
    startStage: firstStage(told?.run.records ?? ordered),
    lengthMs: run.end - run.start,
    total: run.lines.length,
    at,
    records: ordered.slice(0, limit).map((placed, index): RunRecord => ({
      place: placed.ref,
      source: placed.source,
      time: placed.record.time,
      offsetMs: placed.instant - run.start,
      ...(steps[index] ?? { step: null, decision: null }),
      facts: [...tellFacts(placed.record, isApproved)],
      ofDecision: own.has(placed.ref),
    })),
    sources: file.sources
      .list()
      .filter(({ id }) => sources.has(id))
      .map(({ id, name: file }) => ({ id, name: file })),
  }
}

/** Where a page begins in whose middle the decision stands. */
function around(
  lines: readonly { readonly source: number; readonly index: number }[],
  decision: Decision,
  limit: number,
): number {
  if (lines.length <= limit) return 0
  const { outcome, policy, action } = decision.evidence
  const ref = (outcome ?? policy ?? action ?? Object.values(decision.evidence).flat()).at(-1)
  const found = lines.findIndex(({ source, index }) => recordRef(source, index) === ref)
  return Math.max(0, Math.min(found - Math.floor(limit / 2), lines.length - limit))
}

/** Of a run that was not put together, the one decision that was asked for. */
function ownClock({ id, evidence, transition }: Decision): Clocks {
  const ref = (evidence.outcome ?? evidence.policy ?? evidence.action ?? []).at(-1)
  const isClock = (placed: PlacedRecord) => placed.ref === ref
  const step = transition
    ? { id: name(transition.id), from: name(transition.from), to: name(transition.to) }
    : null
  return {
    deciding: new Set(transition === undefined ? [] : [transition.id]),
    of: (placed) => (isClock(placed) ? { id, asked: true, step } : undefined),
  }
}

function firstStage(records: readonly PlacedRecord[]): string | null {
  const first = records.find(({ record }) => record.transition !== undefined)?.record.transition
  return first === undefined ? null : name(first.from)
}
