import type { CaseFile } from '../../casefile/case-file.ts'
import { accessChange, tookPlace } from '../../model/access-change.ts'
import type { Decision } from '../../model/decision.ts'
import type { EvidenceRecord } from '../../model/evidence.ts'
import { LINE } from '../../model/segment.ts'
import { instantOf } from '../../model/time.ts'
import { isRemoving, isRemovingAll } from '../../review/removing.ts'
import type { Access, AccessChange } from '../../review/revocations.ts'
import { readRunLines } from '../decision/run-lines.ts'
import { parseDecision } from '../parse-decision.ts'
import { placeRecords } from '../read-runs.ts'
import { placeOf } from '../record/line-place.ts'

/** Decisions about one person that are looked at; of more, the first. */
const MOST_OF_SUBJECT = 10_000

/**
 * What the case tells of accesses: for each given one, in order of time, what gave it and what took it away. Looks
 * at the decisions about their subjects, and at every record of an effect that belongs to no run.
 */
export function accessChanges(
  file: CaseFile,
  accesses: readonly Access[],
): readonly (readonly AccessChange[])[] {
  const bySubject = Map.groupBy(accesses.entries(), ([, { subject }]) => subject)
  const changes = accesses.map((): AccessChange[] => [])
  for (const [subject, theirs] of bySubject) {
    if (subject === null) continue
    for (const decision of decisionsAbout(file, subject))
      for (const [at, { entitlement }] of theirs)
        changes[at]?.push(...changesBy(file, decision, { subject, entitlement }))
  }
  for (const { record, ref } of effects(file)) {
    const subject = record.effect && accessChange(record.effect, record.subject).target
    if (subject === undefined) continue
    for (const [at, { entitlement }] of bySubject.get(subject) ?? []) {
      const change = changeByEffect(record, ref, entitlement)
      if (change !== undefined) changes[at]?.push(change)
    }
  }
  return changes.map((each) => each.toSorted((a, b) => (instantOf(a.time) ?? 0) - (instantOf(b.time) ?? 0)))
}

function* decisionsAbout(file: CaseFile, subject: string): Generator<Decision> {
  let looked = 0
  for (const { json } of file.decisions.iterate([{ field: 'subject', value: subject }])) {
    const decision = parseDecision(file, json)
    // A star in the subject's name stands for anything in a condition.
    if (decision.subject?.id === subject) yield decision
    looked += 1
    if (looked >= MOST_OF_SUBJECT) return
  }
}

function changesBy(
  file: CaseFile,
  { id, time, run, outcome, action, evidence }: Decision,
  { entitlement }: Access,
): AccessChange[] {
  const changes: AccessChange[] = []
  if (action !== undefined && action.result === 'done') {
    if (takesAway(action.type, action.entitlement, entitlement))
      changes.push({ what: 'action', ref: id, time })
    else if (outcome === 'permit' && entitlement !== null && action.entitlement === entitlement)
      changes.push({ what: 'granted', ref: id, time })
  } else if (outcome === 'deny' && entitlement !== null && action?.entitlement === entitlement)
    changes.push({ what: 'denied', ref: id, time })
  const { records } = readRunLines(file, run, (evidence.effect ?? []).slice(0, 100).map(placeOf))
  for (const { record, ref } of records) {
    const change = changeByEffect(record, ref, entitlement)
    if (change !== undefined) changes.push(change)
  }
  return changes
}

function changeByEffect(
  record: EvidenceRecord,
  ref: string,
  entitlement: string | null,
): AccessChange | undefined {
  const { effect, time } = record
  if (effect === undefined || !tookPlace(effect)) return undefined
  if (takesAway(effect.type, effect.entitlement, entitlement)) return { what: 'effect', ref, time }
  // As findings join effects: by the entitlement, whatever the system calls it.
  const isGiven = entitlement !== null && effect.entitlement === entitlement && !isRemoving(effect.type)
  return isGiven ? { what: 'given', ref, time } : undefined
}

function takesAway(type: string, named: string | undefined, entitlement: string | null): boolean {
  return isRemovingAll(type, named) || (isRemoving(type) && entitlement !== null && named === entitlement)
}

interface PlacedEffect {
  readonly record: EvidenceRecord
  readonly ref: string
}

/** Records that belong to no run: what other systems saw happen. */
function* effects(file: CaseFile): Generator<PlacedEffect> {
  for (const { id: source, format } of file.sources.list())
    for (const index of linesOfNoRun(file, source))
      for (const { record, ref } of placeRecords({ source, index }, format, file.lines.raw(source, index)))
        if (record.effect !== undefined) yield { record, ref }
}

function* linesOfNoRun(file: CaseFile, source: number): Generator<number> {
  for (const { firstIndex, count, kind, run } of file.lines.segments(source))
    for (let at = 0; at < count; at += 1)
      if (kind[at] === LINE.accepted && Number.isNaN(run[at] ?? 0)) yield firstIndex + at
}
