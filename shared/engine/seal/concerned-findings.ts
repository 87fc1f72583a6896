import type { CaseFile } from '../../casefile/case-file.ts'
import type { Finding } from '../../model/finding.ts'
import { chosenOfShared } from './chosen-of-shared.ts'

/** What a packet is about, by the ids that findings name. */
export interface Concerned {
  readonly decisions: ReadonlySet<string>
  /** Places of those whose id other decisions have too. */
  readonly ofSharedId: ReadonlySet<number>
  readonly sharedIds: ReadonlySet<string>
  readonly runs: ReadonlySet<string>
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
  const isOfChosen = chosenOfShared(file, concerned.ofSharedId)
  for (const finding of file.findings.iterate()) {
    if (!concerns(finding, concerned)) continue
    const { kind, id } = finding.subject
    if (kind === 'decision' && concerned.sharedIds.has(id) && !isOfChosen(finding)) continue
    yield finding
  }
}

function concerns({ subject: { kind, id } }: Finding, concerned: Concerned): boolean {
  switch (kind) {
    case 'decision':
      return concerned.decisions.has(id)
    case 'run':
      return concerned.runs.has(id)
    case 'workflow':
      return concerned.workflows.has(id)
    case 'policy':
      return concerned.policies.has(id)
    case 'policy-version':
      return concerned.policies.has(id.slice(0, Math.max(0, id.lastIndexOf('@'))))
    case 'source':
      return concerned.sources.has(id)
    case 'stream':
    case 'effect':
      return true
  }
}
