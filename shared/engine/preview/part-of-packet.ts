import type { CaseFile } from '../../casefile/case-file.ts'
import type { Decision } from '../../model/decision.ts'
import { countDecisions, type DecisionFigures } from '../../packet/decision-figures.ts'
import { countFindings, type FindingFigures } from '../../packet/finding-figures.ts'
import { findingsIndexed } from '../finding-index/index-of-case.ts'
import type { KnownDefinitions } from '../known-definitions.ts'
import { parseDecision } from '../parse-decision.ts'
import { chooseRuns, type ChosenRuns } from '../seal/chosen-runs.ts'
import { concernedPlaces } from '../seal/concerned-findings.ts'
import { usedBy, type UsedIds } from '../seal/used-by.ts'

/** What some decisions bring into a packet, counted. */
export interface PartOfPacket {
  readonly decisions: DecisionFigures
  readonly decisionBytes: number
  readonly withFindings: number
  readonly used: UsedIds
  readonly runs: ChosenRuns
  /** Decisions of those runs, these included. */
  readonly inRuns: number
  readonly recordBytes: number
  readonly findings: FindingFigures
  /** Findings of these decisions and of their runs; the others are of what many decisions rest on. */
  readonly own: FindingSizes
  readonly others: FindingSizes
}

export interface FindingSizes {
  ofDecisions: number
  findings: number
  /** Characters of messages and ids. */
  chars: number
  /** References to records. */
  refs: number
}

/** Looks at each of these decisions, their runs, lines and findings. Some 0.15 ms a decision. */
export function partOfPacket(file: CaseFile, ords: Uint32Array, known: KnownDefinitions): PartOfPacket {
  const figures = countDecisions()
  let decisionBytes = 0
  let withFindings = 0
  const decisions: Decision[] = []
  for (const ord of ords) {
    const json = file.decisions.at(ord)?.json ?? ''
    const decision = parseDecision(file, json)
    figures.add(decision)
    decisions.push(decision)
    decisionBytes += Buffer.byteLength(json) + 1
    if (decision.findings.length > 0) withFindings += 1
  }
  const used = usedBy(decisions, known)
  const runs = chooseRuns(file, used.runs)
  return {
    decisions: figures.figures(),
    decisionBytes,
    withFindings,
    used,
    runs,
    inRuns: [...used.runs].reduce((sum, run) => sum + file.decisions.countOfRun(run), 0),
    recordBytes: bytesOf(file, runs),
    ...findingsOf(file, ords, used, runs),
  }
}

function bytesOf(file: CaseFile, { lines }: ChosenRuns): number {
  let bytes = 0
  for (const [source, indexes] of lines)
    for (const index of indexes) bytes += file.lines.bytesOf(source, index)
  return bytes
}

function findingsOf(file: CaseFile, decisions: Uint32Array, used: UsedIds, runs: ChosenRuns) {
  const { index } = findingsIndexed(file)
  const sources = new Set([...runs.lines.keys()].map((id) => file.sources.get(id).name))
  const figures = countFindings()
  const own: FindingSizes = { ofDecisions: 0, findings: 0, chars: 0, refs: 0 }
  const others: FindingSizes = { ...own }
  for (const place of concernedPlaces(file, index, { ...used, decisions, runs: runs.ords, sources })) {
    const { subject, message, evidence, ...rest } = file.findings.at(place + 1)
    figures.add({ ...rest, subject, message, evidence })
    const sizes = subject.kind === 'decision' || subject.kind === 'run' ? own : others
    sizes.findings += 1
    if (subject.kind === 'decision') sizes.ofDecisions += 1
    sizes.chars += message.length + 2 * subject.id.length
    sizes.refs += evidence.length
  }
  return { findings: figures.figures(), own, others }
}
