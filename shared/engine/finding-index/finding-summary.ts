import type { Severity } from '../../model/finding.ts'
import type { FindingFilter, FindingShape } from '../../model/finding-list.ts'
import { timeText } from '../../model/time.ts'
import type { FindingIndex } from './finding-index.ts'
import { findingsOverTime } from './findings-over-time.ts'
import { timedOf } from './list-order.ts'

const MOST_WORKFLOWS = 200

interface OpenAndExcepted {
  open: number
  excepted: number
}

interface OfRule extends OpenAndExcepted {
  readonly code: string
  readonly severity: Severity
}

/** Counts of findings under a filter, but for its text: from the shapes, none of the findings is looked at. */
export function findingSummary(index: FindingIndex, filter: FindingFilter) {
  const { codes, workflow, ...others } = filter
  const withoutCodes = workflow === undefined ? others : { ...others, workflow }
  const withoutWorkflow = codes === undefined ? others : { ...others, codes }
  const places = index.list(filter)
  const ofWorkflows = workflowsOf(index, withoutWorkflow)
  const timed = timedOf(index, places)
  return {
    total: totalOf(index, filter),
    all: totalOf(index, {}),
    rules: rulesOf(counted(index, withoutCodes)),
    workflows: ofWorkflows.slice(0, MOST_WORKFLOWS),
    workflowCount: ofWorkflows.length,
    histogram: findingsOverTime(index, places.subarray(0, timed)),
    untimed: places.length - timed,
    first: timed === 0 ? null : timeText(index.time[places[0] as number] as number),
    last: timed === 0 ? null : timeText(index.time[places[timed - 1] as number] as number),
  }
}

type Counted = readonly (readonly [shape: FindingShape, count: number])[]

function counted(index: FindingIndex, filter: FindingFilter): Counted {
  const passes = index.passing(filter)
  return index.shapes.flatMap((shape, at) =>
    passes[at] === 1 ? [[shape, index.weights[at] as number] as const] : [],
  )
}

function totalOf(index: FindingIndex, filter: FindingFilter): OpenAndExcepted {
  const total = { open: 0, excepted: 0 }
  for (const [shape, count] of counted(index, filter)) add(total, shape, count)
  return total
}

function rulesOf(shapes: Counted): OfRule[] {
  const rules = new Map<string, OfRule>()
  for (const [shape, count] of shapes) {
    const { code, severity } = shape
    const rule = rules.get(code) ?? { code, severity, open: 0, excepted: 0 }
    rules.set(code, rule)
    add(rule, shape, count)
  }
  return [...rules.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
}

function workflowsOf(index: FindingIndex, filter: FindingFilter) {
  const byWorkflow = new Map<string | null, (readonly [FindingShape, number])[]>()
  for (const one of counted(index, filter)) {
    const { workflow } = one[0]
    const known = byWorkflow.get(workflow)
    if (known === undefined) byWorkflow.set(workflow, [one])
    else known.push(one)
  }
  return [...byWorkflow]
    .map(([workflow, shapes]) => {
      const total = { open: 0, excepted: 0 }
      for (const [shape, count] of shapes) add(total, shape, count)
      return { workflow, ...total, rules: rulesOf(shapes) }
    })
    .sort((a, b) => sumOf(b) - sumOf(a) || nameOf(a).localeCompare(nameOf(b), 'en'))
}

function add(total: OpenAndExcepted, { excepted }: FindingShape, count: number): void {
  if (excepted) total.excepted += count
  else total.open += count
}

function sumOf({ open, excepted }: OpenAndExcepted): number {
  return open + excepted
}

function nameOf({ workflow }: { readonly workflow: string | null }): string {
  return workflow ?? ''
}
