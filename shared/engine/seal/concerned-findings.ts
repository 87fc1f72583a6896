import type { CaseFile } from '../../casefile/case-file.ts'
import { assertNever } from '../../model/assert-never.ts'
import type { Finding, SubjectKind } from '../../model/finding.ts'
import type { FindingIndex } from '../finding-index/finding-index.ts'
import { findingsIndexed } from '../finding-index/index-of-case.ts'

/** What a packet is about. */
export interface Concerned {
  /** Places of the decisions in the order of the rebuild, and of their runs. */
  readonly decisions: Uint32Array
  readonly runs: ReadonlySet<number>
  readonly workflows: ReadonlySet<string>
  readonly policies: ReadonlySet<string>
  /** File names of the sources whose records are in it. */
  readonly sources: ReadonlySet<string>
}

/**
 * The findings of the chosen decisions, of their runs, and of what those rest on: their sources, policies
 * and workflows, and every stream, since which streams a run was told by is not kept.
 */
export function* concernedFindings(file: CaseFile, concerned: Concerned): Generator<Finding> {
  const { index } = findingsIndexed(file)
  for (const place of concernedPlaces(file, index, concerned)) yield file.findings.at(place + 1)
}

/** Places of those findings in the index, ascending. Of the others than decisions' and runs', the texts are read. */
export function* concernedPlaces(
  file: CaseFile,
  index: FindingIndex,
  concerned: Concerned,
): Generator<number> {
  const decisions = marked(concerned.decisions, file.decisions.last)
  const kinds = index.shapes.map(({ kind }) => kind)
  for (let place = 0; place < index.count; place += 1) {
    const kind = kinds[index.shape[place] as number] as SubjectKind
    const about = index.about[place] as number
    if (kind === 'decision') {
      if (decisions[about] === 1) yield place
    } else if (kind === 'run') {
      if (concerned.runs.has(about)) yield place
    } else if (concerns(kind, () => file.findings.at(place + 1).subject.id, concerned)) yield place
  }
}

function concerns(
  kind: Exclude<SubjectKind, 'decision' | 'run'>,
  id: () => string,
  { workflows, policies, sources }: Concerned,
): boolean {
  switch (kind) {
    case 'workflow':
      return workflows.has(id())
    case 'policy':
      return policies.has(id())
    case 'policy-version':
      return policies.has(policyOf(id()))
    case 'source':
      return sources.has(id())
    case 'stream':
    case 'effect':
      return true
    default:
      return assertNever(kind)
  }
}

/** Of `ID@VERSION`. */
function policyOf(id: string): string {
  return id.slice(0, Math.max(0, id.lastIndexOf('@')))
}

/** Marks (1) at the places given, from 1. */
function marked(ords: Uint32Array, last: number): Uint8Array {
  const marks = new Uint8Array(last + 1)
  for (const ord of ords) marks[ord] = 1
  return marks
}
