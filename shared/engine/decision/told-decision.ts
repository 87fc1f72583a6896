import type { CaseFile } from '../../casefile/case-file.ts'
import type { Decision } from '../../model/decision.ts'
import type { Dossier, RebuiltRun } from '../../model/rebuilt.ts'
import { rebuildRun } from '../../reconstruct/rebuild-run.ts'
import { readCaseDefinitions } from '../case-definitions.ts'
import { type LinePlace, placeOf } from '../record/line-place.ts'
import { readRunLines } from './run-lines.ts'

/** Runs of more records are not put together again for a screen. */
const MOST_RECORDS = 5_000

/** A decision with what its records say besides what was published of it. */
export interface ToldDecision {
  readonly run: RebuiltRun
  readonly dossier: Dossier
}

/**
 * Puts the run of a decision together again, as the rebuild did, and finds the decision in it. Of a run of very many
 * records only those that the decision rests on are read: what is joined to it is the same. Undefined where the
 * decision is not found so: the case was written to meanwhile, or too much would have to be read.
 */
export function toldDecision(file: CaseFile, decision: Decision): ToldDecision | undefined {
  const places = placesOfRun(file, decision.run)
  const isSmall = places.length <= MOST_RECORDS
  const run = rebuilt(file, decision.run, isSmall ? places : ownPlaces(decision))
  const dossier = run?.decisions.find((each) => (isSmall ? each.id === decision.id : isSame(each, decision)))
  return run === undefined || dossier === undefined ? undefined : { run, dossier }
}

/** A run put together whole; undefined for one of very many records. */
export function toldRun(file: CaseFile, run: string): RebuiltRun | undefined {
  const places = placesOfRun(file, run)
  return places.length <= MOST_RECORDS ? rebuilt(file, run, places) : undefined
}

function placesOfRun(file: CaseFile, run: string): readonly LinePlace[] {
  return file.runs.get(run)?.lines ?? []
}

function rebuilt(file: CaseFile, run: string, places: readonly LinePlace[]): RebuiltRun | undefined {
  const { records, whole } = readRunLines(file, run, places)
  if (!whole || records.length === 0 || records.length > MOST_RECORDS) return undefined
  const { definitions, policies } = readCaseDefinitions(file)
  return rebuildRun(run, records, { definitions, policies, settings: file.meta.settings })
}

function ownPlaces({ evidence }: Decision) {
  return [...new Set(Object.values(evidence).flat())].slice(0, MOST_RECORDS).map(placeOf)
}

/** Without the whole run, decisions of one transition cannot be counted: they are told apart by their time. */
function isSame(dossier: Dossier, { time, transition }: Decision): boolean {
  return dossier.time === time && dossier.transition?.id === transition?.id
}
