import type { CaseFacts } from '../model/case-facts.ts'
import type { BoundaryFile } from '../model/boundary.ts'
import type { PolicyVersion } from '../model/policy.ts'
import type { Definition } from '../model/rebuilt.ts'
import type { WorkflowDefinition } from '../model/workflow.ts'
import { canonicalJson } from '../proof/canonical-json.ts'

/** A definition file, read. `file` is its name, for people. */
export type ReadDefinition = { readonly file: string } & (
  | { readonly kind: 'workflow'; readonly value: WorkflowDefinition }
  | { readonly kind: 'boundary'; readonly value: BoundaryFile }
  | { readonly kind: 'policies'; readonly value: readonly PolicyVersion[] }
)

/** The definitions by which a case is judged, and the file that each came from. */
export interface KnownDefinitions {
  readonly definitions: readonly (Definition & { readonly file: string })[]
  readonly conflicting: CaseFacts['conflictingDefinitions']
  readonly policies: readonly (PolicyVersion & { readonly file: string })[]
}

/**
 * Of one id and version imported twice the first counts (formats.md 4, rule 11); that the contents differ
 * is told. A boundary given beside a definition counts where the definition carries none. Requires the
 * order of import.
 */
export function knownDefinitions(read: readonly ReadDefinition[]): KnownDefinitions {
  const workflows = firstByKey(
    read.flatMap((each) => (each.kind === 'workflow' ? [{ file: each.file, workflow: each.value }] : [])),
    ({ workflow }) => key(workflow),
  )
  const beside = firstByKey(
    read.flatMap((each) => (each.kind === 'boundary' ? [each.value] : [])),
    ({ workflow }) => key(workflow),
  )
  const policies = firstByKey(
    read.flatMap((each) =>
      each.kind === 'policies' ? each.value.map((value) => ({ ...value, file: each.file })) : [],
    ),
    ({ policy, version }) => key({ id: policy, version }),
  )
  return {
    definitions: [...workflows.first].map(([id, { file, workflow }]) => {
      const given = beside.first.get(id)
      const exceptions = [...(workflow.exceptions ?? []), ...(given?.exceptions ?? [])]
      return { file, workflow, boundary: workflow.boundary ?? given?.boundary, exceptions }
    }),
    conflicting: [...workflows.all]
      .filter(([, same]) => new Set(same.map(({ workflow }) => canonicalJson(plain(workflow)))).size > 1)
      .map(([, [first]]) => ({ id: first.workflow.id, version: first.workflow.version })),
    policies: [...policies.all.values()].map((same) => {
      const [first] = same
      return same.some(({ digest }) => digest !== first.digest) ? { ...first, otherContents: true } : first
    }),
  }
}

function key({ id, version }: { readonly id: string; readonly version: string }): string {
  return JSON.stringify([id, version])
}

function firstByKey<T>(values: readonly T[], keyOf: (value: T) => string) {
  const all = new Map<string, [T, ...T[]]>()
  for (const value of values) {
    const same = all.get(keyOf(value))
    if (same === undefined) all.set(keyOf(value), [value])
    else same.push(value)
  }
  return { all, first: new Map([...all].map(([id, [first]]) => [id, first])) }
}

/** Without the fields that are undefined, which canonical JSON does not know. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}
