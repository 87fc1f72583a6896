import type { CaseFile } from '../../casefile/case-file.ts'
import type { WorkflowTallyHead } from '../../casefile/derived/workflow-tally-store.ts'
import type { Definition } from '../../model/rebuilt.ts'
import { MOST_ROWS, type WorkflowVersionLine } from '../../model/workflow-view.ts'
import { startOf } from '../../reconstruct/definition-of-run.ts'
import { compareText } from '../../reconstruct/order.ts'
import { readCaseDefinitions } from '../case-definitions.ts'
import type { KnownDefinitions } from '../known-definitions.ts'

/** Read of a file, which may hold any number: more than a rebuild keeps. */
const MOST_READ = 5_000

export interface WorkflowList {
  readonly tallied: boolean
  readonly versions: WorkflowVersionLine[]
  readonly more: number
  readonly unnamed: number
}

/** Every workflow version that the case defines or that runs name: by id, defined ones by when they came in force. */
export function workflowList(file: CaseFile): WorkflowList {
  const known = readCaseDefinitions(file)
  const heads = file.workflowTallies.heads(MOST_READ)
  const named = new Map(heads.filter(({ kind }) => kind === 'named').map((head) => [keyOf(head), head]))
  const tallied = file.workflowTallies.areThere
  const defined = known.definitions.map((definition) => {
    const { id: workflow, version } = definition.workflow
    return { definition, head: named.get(keyOf({ workflow, version })) }
  })
  const given = new Set(
    known.definitions.map(({ workflow: { id, version } }) => keyOf({ workflow: id, version })),
  )
  const missing = [...named.values()].filter((head) => !given.has(keyOf(head)))
  const lines = [
    ...defined
      .toSorted((a, b) => compareStarts(a.definition, b.definition))
      .map(({ definition, head }) => definedLine(definition, head, known, tallied)),
    ...missing.toSorted((a, b) => compareText(a.version, b.version)).map(missingLine),
  ].toSorted((a, b) => compareText(a.id, b.id))
  const unnamed = heads.find(({ kind }) => kind === 'none')?.runs ?? 0
  return {
    tallied,
    versions: lines.slice(0, MOST_ROWS),
    more: Math.max(0, lines.length - MOST_ROWS),
    unnamed,
  }
}

export function definedLine(
  { workflow }: Definition,
  head: Pick<WorkflowTallyHead, 'runs' | 'decisions'> | undefined,
  { conflicting }: Pick<KnownDefinitions, 'conflicting'>,
  tallied: boolean,
): WorkflowVersionLine {
  const { id, version, effective, owner } = workflow
  return {
    id,
    version,
    definition: 'given',
    conflict: conflicting.some((each) => each.id === id && each.version === version),
    from: effective?.from ?? null,
    to: effective?.to ?? null,
    owner: owner ?? null,
    runs: tallied ? (head?.runs ?? 0) : null,
    decisions: tallied ? (head?.decisions ?? 0) : null,
  }
}

export function missingLine({
  workflow,
  version,
  runs,
  decisions,
}: Pick<WorkflowTallyHead, 'workflow' | 'version' | 'runs' | 'decisions'>): WorkflowVersionLine {
  return {
    id: workflow,
    version,
    definition: 'missing',
    conflict: false,
    from: null,
    to: null,
    owner: null,
    runs,
    decisions,
  }
}

function keyOf({ workflow, version }: { readonly workflow: string; readonly version: string }): string {
  return JSON.stringify([workflow, version])
}

/** Open beginnings first. */
function compareStarts(a: Definition, b: Definition): number {
  const [x, y] = [startOf(a.workflow.effective), startOf(b.workflow.effective)]
  return x < y ? -1 : Number(x > y) || compareText(a.workflow.version, b.workflow.version)
}
