import type { CaseFile } from '../../casefile/case-file.ts'
import type { WorkflowTally } from '../../model/case-tally.ts'
import { MOST_ROWS, type WorkflowInFull } from '../../model/workflow-view.ts'
import { readCaseDefinitions, readStoredDefinitions } from '../case-definitions.ts'
import type { KnownDefinitions } from '../known-definitions.ts'
import { boundaryLines, exceptionLines } from './boundary-lines.ts'
import { inputLines } from './input-lines.ts'
import { stageLines } from './stage-lines.ts'
import { transitionLines } from './transition-lines.ts'
import { definedLine, missingLine } from './workflow-list.ts'

type Known = KnownDefinitions['definitions'][number]

/** Read of a file, which may hold any number: more than a rebuild keeps of one version. */
const MOST_READ = 4_000

const NO_TIMES = { judgedBy: [], stages: [], transitions: [], inputs: [] } as const

/** All that a screen shows of one workflow version; undefined where neither a definition nor a run names it. */
export function workflowInFull(file: CaseFile, id: string, version: string): WorkflowInFull | undefined {
  const known = readCaseDefinitions(file)
  const tallied = file.workflowTallies.areThere
  const tally = file.workflowTallies.of(id, version, MOST_READ)
  const own = definitionOf(known, id, version)
  if (own === undefined && tally === undefined) return undefined
  // A version without a definition is drawn on the one by which most of its runs were judged.
  const instead = own === undefined ? (tally?.judgedBy ?? [])[0]?.version : undefined
  const drawn = own ?? (instead === undefined ? undefined : definitionOf(known, id, instead))
  const line =
    own === undefined
      ? missingLine(tally ?? { workflow: id, version, runs: 0, decisions: 0 })
      : definedLine(own, tally, known, tallied)
  const stages = stageLines(drawn?.workflow, tally)
  const findings = file.findings.of('workflow', id)
  const transitions = transitionLines(drawn?.workflow, tally, {
    neverShown: own !== undefined && findings.some(({ code }) => code === 'WF-06') ? 'found' : 'not-found',
  })
  const inputs = inputLines(drawn?.boundary, tally ?? (tallied ? noRuns(id, version) : undefined))
  return {
    ...line,
    owner: drawn?.workflow.owner ?? null,
    tallied,
    file: own?.file ?? null,
    drawnOn: drawn?.workflow.version ?? null,
    judgedBy: [...(tally?.judgedBy ?? [])],
    stages: stages.slice(0, MOST_ROWS),
    transitions: transitions.slice(0, MOST_ROWS),
    furtherTaken: tally?.furtherTaken ?? 0,
    inputs: inputs.slice(0, MOST_ROWS),
    furtherEvaluated: tally?.furtherEvaluated ?? 0,
    more: {
      stages: Math.max(0, stages.length - MOST_ROWS),
      transitions: Math.max(0, transitions.length - MOST_ROWS),
      inputs: Math.max(0, inputs.length - MOST_ROWS),
    },
    boundary: drawn?.boundary === undefined ? null : boundaryLines(drawn.boundary, boundaryFile(file, drawn)),
    exceptions: exceptionLines(drawn?.exceptions ?? []),
    findings: findings.map(({ code, severity, message, excepted }) => ({
      code,
      severity,
      message,
      excepted,
    })),
  }
}

function definitionOf({ definitions }: KnownDefinitions, id: string, version: string): Known | undefined {
  return definitions.find(({ workflow }) => workflow.id === id && workflow.version === version)
}

/** Its own file, or that of the boundary given beside it. */
function boundaryFile(file: CaseFile, { workflow, file: own }: Known): string {
  if (workflow.boundary !== undefined) return own
  const beside = readStoredDefinitions(file).find(
    ({ read }) =>
      read.kind === 'boundary' &&
      read.value.workflow.id === workflow.id &&
      read.value.workflow.version === workflow.version,
  )
  return beside?.entry.name ?? own
}

/** A version that no run names was counted all the same: nothing. */
function noRuns(workflow: string, version: string): WorkflowTally {
  const counts = { runs: 0, decisions: 0, furtherTaken: 0, furtherEvaluated: 0 }
  return { kind: 'named', workflow, version, ...counts, ...NO_TIMES }
}
