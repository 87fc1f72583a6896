import { hash53 } from '../../intake/lines/hash53.ts'
import { parseDefinition } from '../../intake/definitions/parse-definition.ts'
import type { CaseFacts } from '../../model/case-facts.ts'
import { DocketError } from '../../model/error.ts'
import type { PlacedRecord } from '../../model/rebuilt.ts'
import { GrantedException } from '../../model/review.ts'
import type { EvidenceFormat } from '../../model/source.ts'
import { instantOf } from '../../model/time.ts'
import { decisionKey } from '../../verify/decision-key.ts'
import type { FoundAgain, PacketForRebuild, RebuildFromPacket } from '../../verify/reperform.ts'
import { findingsOfRun, judgeRuns, type JudgedRun, type RunRecords } from '../judge-runs.ts'
import { knownDefinitions } from '../known-definitions.ts'
import { placeRecords } from '../read-runs.ts'
import type { OpenEvaluator } from '../rebuild-case.ts'
import { CaseReplay } from '../replay-run.ts'
import { type WithheldInRequest, withheldInRequest } from './withheld-reads.ts'

/** Records put together at a time. A packet of more is gone through once for each such part. */
const RECORDS_A_PASS = 100_000
const RUNS_A_BATCH = 400
/** Findings remembered at most; where there are more, they are found again when they are asked for. */
const FINDINGS_KEPT = 100_000

/**
 * Does the work again from a packet alone, by the very stages that did it for the case. What needs more
 * than the packet holds (other runs) is answered with "no", and the caller does not compare it.
 */
export function rebuildPacket(open: OpenEvaluator, signal: AbortSignal | undefined): RebuildFromPacket {
  return async (packet) => {
    const facts = factsOf(packet)
    const evaluator = open(facts.policies, facts.settings)
    const replay = new CaseReplay(facts.policies, evaluator)
    const touched = new TouchedRuns()
    const inRequest = new Map<string, WithheldInRequest>()
    const passes = Math.max(1, Math.ceil((await countRecords(packet)) / RECORDS_A_PASS))
    async function* judge(): AsyncGenerator<JudgedRun> {
      for (let pass = 0; pass < passes; pass += 1) {
        if (signal?.aborted === true) throw new DocketError('CANCELLED', {})
        const runs = await runsOf(packet, (run) => hash53(run) % passes === pass, touched)
        for await (const judged of judgeRuns(inBatches(runs), facts, replay)) yield* judged
      }
    }
    // What a pass over the decisions found on its way, so that it need not be found a second time.
    let found: readonly FoundAgain[] | undefined
    return {
      async *decisions() {
        const told: FoundAgain[] = []
        for await (const judged of judge()) {
          if (told.length <= FINDINGS_KEPT) told.push(...findingsOf(judged))
          for (const each of judged.decisions) {
            const { decision } = each
            if (touched.has(decision.run))
              inRequest.set(decisionKey(decision), withheldInRequest(each, facts.policies))
            yield decision
          }
        }
        if (told.length <= FINDINGS_KEPT) found = told
      },
      async *findings() {
        if (found !== undefined) yield* found
        else for await (const judged of judge()) yield* findingsOf(judged)
      },
      withheld: {
        isTouched: (run) => touched.has(run),
        inRequest: (key) => inRequest.get(key) ?? { any: false, read: [] },
      },
      close: () => evaluator.close(),
    }
  }
}

/** Runs from whose records values are withheld: all, where such a record no longer says of which run it is. */
class TouchedRuns {
  readonly #runs = new Set<string>()
  #all = false

  add(runs: readonly (string | undefined)[]): void {
    if (runs.length === 0) this.#all = true
    for (const run of runs)
      if (run === undefined) this.#all = true
      else this.#runs.add(run)
  }

  has(run: string): boolean {
    return this.#all || this.#runs.has(run)
  }
}

/** Counted, not read off the manifest, which may say anything. */
async function countRecords(packet: PacketForRebuild): Promise<number> {
  let count = 0
  for await (const _ of packet.records()) count += 1
  return count
}

function findingsOf(judged: JudgedRun): readonly FoundAgain[] {
  return findingsOfRun(judged).map((finding) => ({ run: judged.run.id, finding }))
}

function factsOf({ manifest, definitions, review }: PacketForRebuild): CaseFacts {
  const read = definitions.map(({ kind, name, bytes, files }) => {
    const all = [
      { path: kind === 'policies' ? 'policies.yaml' : name, bytes },
      ...files.map((each) => ({ path: each.name, bytes: each.bytes })),
    ]
    return { ...parseDefinition(kind, all, { path: name, absentFiles: 'drop-version' }), file: name }
  })
  const known = knownDefinitions(read)
  return {
    settings: manifest.settings,
    lastRecord: manifest.lastRecord === null ? undefined : instantOf(manifest.lastRecord),
    definitions: known.definitions,
    conflictingDefinitions: known.conflicting,
    policies: known.policies,
    granted: review.exceptions.flatMap((each) => GrantedException.safeParse(each['granted']).data ?? []),
    enteredElsewhere: () => false,
  }
}

/** The records of the runs that belong to a pass, run by run in the order of their first record. */
async function runsOf(
  packet: PacketForRebuild,
  isOfPass: (run: string) => boolean,
  touched: TouchedRuns,
): Promise<readonly RunRecords[]> {
  const formats = new Map(packet.sources.map(({ id, format }): [number, EvidenceFormat] => [id, format]))
  const runs = new Map<string, PlacedRecord[]>()
  for await (const { source, index, bytes, isWithheld } of packet.records()) {
    const format = formats.get(source)
    if (format === undefined) continue
    const records = placeRecords({ source, index }, format, bytes)
    if (isWithheld) touched.add(records.map(({ record }) => record.run))
    for (const placed of records) {
      const { run } = placed.record
      if (run === undefined || !isOfPass(run)) continue
      const known = runs.get(run)
      if (known === undefined) runs.set(run, [placed])
      else known.push(placed)
    }
  }
  return [...runs].map(([id, records]) => ({ id, records }))
}

function* inBatches(runs: readonly RunRecords[]): Generator<readonly RunRecords[]> {
  for (let at = 0; at < runs.length; at += RUNS_A_BATCH) yield runs.slice(at, at + RUNS_A_BATCH)
}
