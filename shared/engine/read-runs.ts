import type { CaseFile } from '../casefile/case-file.ts'
import { hash53 } from '../intake/lines/hash53.ts'
import { readLine } from '../intake/lines/read-line.ts'
import { DocketError } from '../model/error.ts'
import { recordRef } from '../model/ids.ts'
import type { EngineName } from '../model/policy.ts'
import type { PlacedRecord } from '../model/rebuilt.ts'
import type { EvidenceFormat } from '../model/source.ts'
import { instantOf } from '../model/time.ts'
import type { Gathered } from './gather/gather-case.ts'
import type { RunRecords } from './judge-runs.ts'

/** So many lines are put together at a time: enough for every worker, little in memory. */
const LINES_A_BATCH = 4_096

/** The engine whose own log a format is. */
const LOGGED_BY: Readonly<Record<EvidenceFormat, EngineName | undefined>> = {
  'docket-evidence/1': undefined,
  'cerbos-audit-log': 'cerbos',
  'opa-decision-log': 'rego',
  'aws-cloudtrail': 'cedar',
  'authzen-log': undefined,
}

/** The records of every run of a case, in the order in which the runs first appear, by the batch. */
export function* readRuns(
  file: CaseFile,
  { lines, runs }: Pick<Gathered, 'lines' | 'runs'>,
  formats: ReadonlyMap<number, EvidenceFormat>,
  signal: AbortSignal | undefined,
): Generator<readonly RunRecords[]> {
  let batch: RunRecords[] = []
  let size = 0
  for (let group = 0; group < runs.count; group += 1) {
    const ordinals = runs.of(group)
    const places = Array.from(ordinals, (ordinal) => lines.placeOf(ordinal))
    batch.push(...readRun(file, places, lines.run[ordinals[0] as number], formats))
    size += places.length
    if (size < LINES_A_BATCH) continue
    if (signal?.aborted === true) throw new DocketError('CANCELLED', {})
    yield batch
    batch = []
    size = 0
  }
  if (batch.length > 0) yield batch
}

/** Two runs whose ids have one hash stand in one group, and part here. */
function readRun(
  file: CaseFile,
  places: readonly { readonly source: number; readonly index: number }[],
  hashOfRun: number | undefined,
  formats: ReadonlyMap<number, EvidenceFormat>,
): readonly RunRecords[] {
  const raw = file.lines.rawMany(places)
  const byRun = new Map<string, PlacedRecord[]>()
  for (const [at, place] of places.entries()) {
    const format = formats.get(place.source) as EvidenceFormat
    for (const record of placeRecords(place, format, raw[at] as Uint8Array)) {
      const run = record.record.run
      if (run === undefined) continue
      // The columns of a case file are as hostile as the rest of it: a line belongs to the run that it names.
      if (hash53(run) !== hashOfRun)
        throw new DocketError('CASE_DAMAGED', {
          path: file.path,
          problem: `line ${place.index} of source ${place.source} is filed under another run than it names`,
        })
      const known = byRun.get(run)
      if (known === undefined) byRun.set(run, [record])
      else known.push(record)
    }
  }
  return [...byRun].map(([id, records]) => ({ id, records }))
}

/** The records that a line tells, in their places; none where the line is no record. */
export function placeRecords(
  { source, index }: { readonly source: number; readonly index: number },
  format: EvidenceFormat,
  raw: Uint8Array,
): readonly PlacedRecord[] {
  const reading = readLine(format, raw)
  if (!reading.ok) return []
  return reading.records.map((record, part) => ({
    ref: recordRef(source, index),
    source,
    index,
    part,
    instant: instantOf(record.time) ?? Number.NaN,
    record,
    engine: LOGGED_BY[format],
    grades: reading.grades?.[part],
  }))
}
