import type { CaseFile } from '../casefile/case-file.ts'
import { judgeCase, judgeEffects } from '../findings/judge.ts'
import { CaseTally } from '../findings/case-tally.ts'
import type { CaseFacts } from '../model/case-facts.ts'
import type { PolicyVersion } from '../model/policy.ts'
import type { OnProgress } from '../model/progress.ts'
import type { CaseSettings } from '../model/settings.ts'
import type { Evaluator } from '../replay/evaluator.ts'
import { ProgressMeter } from '../intake/progress-meter.ts'
import { readCaseDefinitions } from './case-definitions.ts'
import { checkLines } from './check-lines.ts'
import { gatherFile } from './gather-file.ts'
import { seenEffects } from './gather/seen-effects.ts'
import { findingsOfRun, judgeRuns, type JudgedRun } from './judge-runs.ts'
import { unapprovedValues } from './influence/unapproved-values.ts'
import { grantedInCase } from './review/granted-exceptions.ts'
import { readRuns } from './read-runs.ts'
import { CaseReplay } from './replay-run.ts'
import { RebuildCounts } from './rebuild-counts.ts'
import { summariseSources } from './summarise-sources.ts'
import { CaseTallies } from './tally/case-tallies.ts'

/** Opens an evaluator for the versions that a rebuild may ask for. */
export type OpenEvaluator = (versions: readonly PolicyVersion[], settings: CaseSettings) => Evaluator

export interface RebuildOptions {
  readonly evaluator: OpenEvaluator
  readonly signal?: AbortSignal
  readonly onProgress?: OnProgress
  /** Who rebuilds, and when: for the custody log. */
  readonly by: string
  readonly now: () => Date
}

/**
 * Rebuild, replay and findings, afresh and all or nothing: what stood there before stays until the new
 * is whole. Memory grows with the lines by some 45 bytes each, with effects that belong to no run by some 50 more, and
 * with nothing else.
 */
export async function rebuildCase(file: CaseFile, options: RebuildOptions): Promise<RebuildCounts> {
  const sources = file.sources.list()
  const known = readCaseDefinitions(file)
  const settings = file.meta.settings
  checkLines(file, sources, options.signal)
  const gathered = gatherFile(file, sources)
  const granted = grantedInCase(file)
  const ofRuns: CaseFacts = {
    settings,
    lastRecord: gathered.lastRecord,
    definitions: known.definitions,
    conflictingDefinitions: known.conflicting,
    policies: known.policies,
    granted,
    enteredElsewhere: gathered.enteredElsewhere,
  }
  const facts = { ...ofRuns, effects: seenEffects(file, sources, gathered, ofRuns, options.signal) }
  const seen = unapprovedValues(file, sources, facts, options.signal)
  const counts = new RebuildCounts()
  const tally = new CaseTally(facts)
  const tallies = new CaseTallies(known.policies)
  const evaluator = options.evaluator(known.policies, settings)
  const meter = new ProgressMeter(options.onProgress)
  const progress = () => progressOf(counts, gathered.runs.count)
  using writer = file.replaceDerived()
  try {
    const formats = new Map(sources.map(({ id, format }) => [id, format]))
    const batches = readRuns(file, gathered, formats, options.signal)
    const replay = new CaseReplay(known.policies, evaluator, seen)
    for await (const judged of judgeRuns(batches, facts, replay)) {
      for (const each of judged) {
        writeRun(writer, each)
        tally.add(each.run, each.decisions)
        for (const deviation of tallies.add(each)) writer.addDeviation(deviation)
        counts.add(each)
        for (const finding of findingsOfRun(each)) counts.addFinding(finding)
      }
      meter.step(progress())
    }
    for (const finding of judgeCase(
      facts,
      tally,
      gathered.streams,
      summariseSources(file, sources, gathered),
    )) {
      writer.addFinding(finding)
      counts.addFinding(finding)
    }
    for (const finding of judgeEffects(facts)) {
      writer.addFinding(finding)
      counts.addFinding(finding)
    }
    file.custody.append({
      time: options.now().toISOString(),
      by: options.by,
      act: 'rebuild',
      about: {
        runs: counts.runs,
        decisions: counts.decisions,
        findings: counts.total,
        ...(granted.length === 0 ? {} : { granted: granted.map(({ act }) => act) }),
      },
    })
    meter.end(progress())
    writer.finish({
      duplicates: new Map(gathered.sources.map(({ id, duplicates }) => [id, duplicates])),
      totals: new Map([
        ['complete', counts.complete],
        ['excepted', counts.excepted],
      ]),
      workflows: tallies.workflows(),
      policies: tallies.policies(),
    })
    return counts
  } finally {
    await evaluator.close()
  }
}

function writeRun(writer: ReturnType<CaseFile['replaceDerived']>, judged: JudgedRun): void {
  const { id, workflow, start, end, records } = judged.run
  writer.addRun({ id, workflow, start, end, lines: records.map(({ source, index }) => ({ source, index })) })
  for (const finding of judged.ofRun) writer.addFinding(finding)
  for (const [at, { decision }] of judged.decisions.entries())
    writer.addDecision(decision, judged.ofDecisions[at] ?? [])
}

function progressOf(counts: RebuildCounts, runs: number) {
  return {
    phase: 'rebuild',
    doneBytes: counts.runs,
    totalBytes: runs,
    records: counts.records,
    quarantined: 0,
    decisions: counts.decisions,
  } as const
}
