import { openHost } from '../../electron/engine-host/host.ts'
import { startReplayPool } from '../../electron/engine-host/replay-pool.ts'
import { readCaseDefinitions } from '../../shared/engine/case-definitions.ts'
import { gatherFile } from '../../shared/engine/gather-file.ts'
import type { SeenValues } from '../../shared/engine/influence/seen-values.ts'
import { unapprovedValues } from '../../shared/engine/influence/unapproved-values.ts'
import { judgeRuns } from '../../shared/engine/judge-runs.ts'
import { readRuns } from '../../shared/engine/read-runs.ts'
import { CaseReplay } from '../../shared/engine/replay-run.ts'
import { openCaseFile } from '../../shared/engine.ts'
import type { CaseFacts } from '../../shared/model/case-facts.ts'
import type { Definition } from '../../shared/model/rebuilt.ts'
import { remembering } from '../../shared/replay/remembering.ts'

/** Whose inputs are outside the boundary: as the sample declares it, or one that every decision evaluates and reads. */
export type Outside = 'as-declared' | 'one-of-every-decision'

/** Rebuild, replay and findings without writing, and without BD-02 at first; time of the processor, all threads. */
export async function influence(casePath: string, outside: Outside) {
  using file = openCaseFile(casePath, 'read-only')
  const sources = file.sources.list()
  const known = readCaseDefinitions(file)
  const gathered = gatherFile(file, sources)
  const facts: CaseFacts = {
    settings: file.meta.settings,
    lastRecord: gathered.lastRecord,
    definitions: outside === 'as-declared' ? known.definitions : known.definitions.map(withoutRisk),
    conflictingDefinitions: known.conflicting,
    policies: known.policies,
    enteredElsewhere: gathered.enteredElsewhere,
  }
  const formats = new Map(sources.map(({ id, format }) => [id, format]))
  const judge = async (seen: SeenValues | undefined) => {
    const { evaluationBudgetMs } = facts.settings
    const evaluator = remembering(startReplayPool({ versions: facts.policies, evaluationBudgetMs }))
    const replay = new CaseReplay(facts.policies, evaluator, seen)
    const counts = { decisions: 0, found: 0 }
    for await (const batch of judgeRuns(readRuns(file, gathered, formats, undefined), facts, replay))
      for (const { decisions } of batch) {
        counts.decisions += decisions.length
        counts.found += decisions.filter(({ decision }) => decision.findings.includes('BD-02')).length
      }
    await evaluator.close()
    return counts
  }
  const [withoutMs] = await timed(() => judge(undefined))
  const [valuesMs, seen] = await timed(async () => unapprovedValues(file, sources, facts, undefined))
  const [withMs, { decisions, found }] = await timed(() => judge(seen))
  return { withoutMs, valuesMs, withMs, decisions, found }
}

/** `risk.score` of an ordinary decision is read, has some forty values, and flips some outcomes and others not. */
function withoutRisk(definition: Definition): Definition {
  const inputs = definition.boundary?.inputs?.filter(({ name }) => name !== 'risk.score')
  if (definition.boundary === undefined || inputs === undefined) return definition
  return { ...definition, boundary: { ...definition.boundary, inputs } }
}

async function timed<Result>(work: () => Promise<Result>): Promise<readonly [number, Result]> {
  const start = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(start)
  return [(user + system) / 1000, result]
}

/** What a person waits for who changes an attribute, and who asks what changed a decision; wall time. */
export async function questions(casePath: string, times: number) {
  const host = openHost({ passphrase: () => Promise.reject(new Error('no passphrase is asked for here')) })
  const token = host.files.hold(casePath)
  const { rows } = await host.call('decisions.page', { case: token, where: [], limit: times })
  const change = { kind: 'set', name: 'risk.score', json: '61' } as const
  const whatIf = async (id: string) => host.call('replay.whatIf', { case: token, id, changes: [change] })
  const influenced = async (id: string) => host.call('replay.influence', { case: token, id })
  // A thread is started, an engine loaded, and the values of the case are read once.
  for (const { id } of rows.slice(0, 1)) await Promise.all([whatIf(id), influenced(id)])
  const whatIfP95Ms = await p95(
    rows.map(
      ({ id }) =>
        () =>
          whatIf(id),
    ),
  )
  const influenceP95Ms = await p95(
    rows.map(
      ({ id }) =>
        () =>
          influenced(id),
    ),
  )
  host.close()
  return { whatIfP95Ms, influenceP95Ms }
}

async function p95(asked: readonly (() => Promise<unknown>)[]): Promise<number> {
  const took: number[] = []
  for (const ask of asked) {
    const start = performance.now()
    await ask()
    took.push(performance.now() - start)
  }
  return took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.95)] ?? 0
}
