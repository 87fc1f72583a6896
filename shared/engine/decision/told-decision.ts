import type { CaseFile } from '../../casefile/case-file.ts'
import type { Decision } from '../../model/decision.ts'
import type { Dossier, RebuiltRun } from '../../model/rebuilt.ts'
import { rebuildRun } from '../../reconstruct/rebuild-run.ts'
import { readCaseDefinitions } from '../case-definitions.ts'
import { placeOf } from '../record/line-place.ts'
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
  const all = file.runs.get(decision.run)?.lines ?? []
  const isSmall = all.length <= MOST_RECORDS
  const places = isSmall ? all : ownPlaces(decision)
  const { records, whole } = readRunLines(file, decision.run, places)
  if (!whole || records.length === 0 || records.length > MOST_RECORDS) return undefined
  const { definitions, policies } = readCaseDefinitions(file)
  const run = rebuildRun(decision.run, records, { definitions, policies, settings: file.meta.settings })
  const dossier = run.decisions.find((each) => (isSmall ? each.id === decision.id : isSame(each, decision)))
  return dossier === undefined ? undefined : { run, dossier }
}

function ownPlaces({ evidence }: Decision) {
  return [...new Set(Object.values(evidence).flat())].slice(0, MOST_RECORDS).map(placeOf)
}

/** Without the whole run, decisions of one transition cannot be counted: they are told apart by their time. */
function isSame(dossier: Dossier, { time, transition }: Decision): boolean {
  return dossier.time === time && dossier.transition?.id === transition?.id
}
