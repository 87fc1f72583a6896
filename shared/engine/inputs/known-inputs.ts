import type { CaseFile } from '../../casefile/case-file.ts'
import { dueAt, overdueBy } from '../../findings/reading/due.ts'
import type { InputTally } from '../../model/case-tally.ts'
import type { InputApproval, InputPlace } from '../../model/input-register.ts'
import { type Instant, timeText } from '../../model/time.ts'
import { readCaseDefinitions } from '../case-definitions.ts'
import type { KnownDefinitions } from '../known-definitions.ts'
import { lastRecordOf } from '../last-record.ts'

type Known = KnownDefinitions['definitions'][number]

/** Read of a file, which may hold any number: more than a rebuild keeps. */
const MOST_READ = 5_000
/** In milliseconds since 1970 UTC, of a Date. */
const LAST_TIME = 8.64e15

/** What definitions say of an input, and what the last rebuild counted of it. */
export interface KnownInput {
  readonly name: string
  readonly approvals: readonly InputApproval[]
  /** Of the workflow versions that approve it, or whose runs evaluated it. */
  readonly places: readonly InputPlace[]
  /** Owners of the workflows whose runs evaluated it unapproved. */
  readonly owners: readonly string[]
}

/** Every input that a boundary approves or that decisions evaluated, by name. */
export function knownInputs(file: CaseFile): ReadonlyMap<string, KnownInput> {
  const { definitions } = readCaseDefinitions(file)
  const lastRecord = lastRecordAsRebuilt(file)
  const defined = new Map(definitions.map((each) => [keyOf(each.workflow.id, each.workflow.version), each]))
  const tallies = talliesOf(file)
  const inputs = new Map<string, { approvals: InputApproval[]; places: InputPlace[]; owners: Set<string> }>()
  const of = (name: string) => {
    const known = inputs.get(name) ?? { approvals: [], places: [], owners: new Set<string>() }
    inputs.set(name, known)
    return known
  }
  for (const key of new Set([...defined.keys(), ...tallies.keys()])) {
    const definition = defined.get(key)
    const tally = tallies.get(key)
    for (const approval of definition === undefined ? [] : approvalsOf(definition, lastRecord))
      of(approval.name).approvals.push(approval.approval)
    const evaluated = new Map((tally?.inputs ?? []).map((input) => [input.name, input]))
    const approved = (definition?.boundary?.inputs ?? []).map(({ name }) => name)
    for (const name of new Set([...approved, ...evaluated.keys()])) {
      const [workflow, version] = JSON.parse(key) as [string, string]
      const counts = evaluated.get(name)
      const owner = definition?.workflow.owner
      of(name).places.push(
        placeOf({ workflow, version }, name, definition, file.workflowTallies.areThere, counts),
      )
      if ((counts?.unapproved ?? 0) > 0 && owner !== undefined) of(name).owners.add(owner)
    }
  }
  return new Map(
    [...inputs].map(([name, { owners, ...known }]) => [name, { name, ...known, owners: [...owners] }]),
  )
}

const lastRecords = new WeakMap<CaseFile, { readonly rebuild: number; readonly time: Instant | undefined }>()

/** By which the last rebuild judged too. Looked for once a rebuild: it goes over all lines. */
function lastRecordAsRebuilt(file: CaseFile): Instant | undefined {
  const rebuild = file.meta.rebuilds
  const before = lastRecords.get(file)
  if (before?.rebuild === rebuild) return before.time
  const time = lastRecordOf(file)
  lastRecords.set(file, { rebuild, time })
  return time
}

function talliesOf(file: CaseFile): ReadonlyMap<string, { readonly inputs: readonly InputTally[] }> {
  const heads = file.workflowTallies.heads(MOST_READ).filter(({ kind }) => kind === 'named')
  return new Map(
    heads.flatMap(({ workflow, version }) => {
      const tally = file.workflowTallies.of(workflow, version, MOST_READ)
      return tally === undefined ? [] : [[keyOf(workflow, version), tally] as const]
    }),
  )
}

function placeOf(
  { workflow, version }: { readonly workflow: string; readonly version: string },
  name: string,
  definition: Known | undefined,
  counted: boolean,
  counts: InputTally | undefined,
): InputPlace {
  const inputs = definition?.boundary?.inputs
  const isApproved = inputs?.some((each) => each.name === name)
  const lets = (definition?.exceptions ?? []).filter(
    ({ finding, input }) => ['BD-01', 'BD-02'].includes(finding) && (input === undefined || input === name),
  )
  return {
    workflow,
    version,
    boundary:
      definition === undefined
        ? 'no-definition'
        : isApproved === undefined
          ? 'unrestricted'
          : isApproved
            ? 'approved'
            : 'not-approved',
    exceptions: lets.slice(0, 100).map(({ id, until }) => ({ id, until: until ?? null })),
    evaluated: counted ? (counts?.evaluated ?? 0) : null,
    unapproved: counted ? (counts?.unapproved ?? 0) : null,
  }
}

function approvalsOf(
  { workflow, boundary }: Known,
  lastRecord: Instant | undefined,
): readonly { readonly name: string; readonly approval: InputApproval }[] {
  return (boundary?.inputs ?? []).map(({ name, sources, maxAge, review, ...rest }) => {
    const { every, last } = review ?? {}
    const isPeriodic = every !== undefined && last !== undefined
    // A definition may name more than the format does: an input's own owner is of use here, and nowhere else.
    const own = Object.hasOwn(rest, 'owner') ? rest['owner'] : undefined
    const approval: InputApproval = {
      workflow: workflow.id,
      version: workflow.version,
      owner: typeof own === 'string' ? own : (workflow.owner ?? null),
      sources: sources === undefined ? null : [...sources],
      maxAge: maxAge ?? null,
      every: every ?? null,
      last: last ?? null,
      due: isPeriodic ? dueText(dueAt(last, every)) : null,
      overdue: isPeriodic && overdueBy(last, every, lastRecord) !== undefined,
    }
    return { name, approval }
  })
}

/** Beyond the times that there are, a definition may say `P99999Y`: then it is never due. */
function dueText(due: Instant): string | null {
  return Math.abs(due) <= LAST_TIME ? timeText(due) : null
}

function keyOf(workflow: string, version: string): string {
  return JSON.stringify([workflow, version])
}
