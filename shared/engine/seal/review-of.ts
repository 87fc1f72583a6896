import type { ReviewFile } from '../../model/packet.ts'
import type { KnownDefinitions } from '../known-definitions.ts'

/** Nothing has been reviewed yet; the exceptions that count are told. */
export function reviewOf(known: KnownDefinitions, workflows: ReadonlySet<string>): ReviewFile {
  const exceptions = known.definitions
    .filter(({ workflow }) => workflows.has(workflow.id))
    .flatMap(({ workflow: { id, version }, exceptions: each }) =>
      each.map((exception) => ({ workflow: { id, version }, exception })),
    )
  return { verdicts: [], exceptions, signOffs: [] }
}
