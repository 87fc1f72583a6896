import type { ApprovedInput, Boundary } from '../../model/boundary.ts'

/** What a boundary says of one input. A name that it lists several times is approved by each entry. */
export interface Approved {
  /** The sources approved for it; undefined: any. */
  readonly sources: readonly string[] | undefined
  /** The age limits of the entries that admit the source, undefined in it: an entry without limit. */
  readonly agesFor: (source: string | undefined) => readonly (string | undefined)[]
}

/** Worked out once a boundary: every decision under it asks. */
const known = new WeakMap<readonly ApprovedInput[], ReadonlyMap<string, Approved>>()

/** The approved inputs by name; undefined where the boundary restricts none. */
export function approvedInputs(boundary: Boundary | undefined): ReadonlyMap<string, Approved> | undefined {
  const inputs = boundary?.inputs
  if (inputs === undefined) return undefined
  const before = known.get(inputs)
  if (before !== undefined) return before
  const entries = Map.groupBy(inputs, ({ name }) => name)
  const approved = new Map([...entries].map(([name, list]) => [name, approvedOf(list)]))
  known.set(inputs, approved)
  return approved
}

function approvedOf(entries: readonly ApprovedInput[]): Approved {
  const isAny = entries.some(({ sources }) => sources === undefined)
  return {
    sources: isAny ? undefined : [...new Set(entries.flatMap(({ sources }) => sources ?? []))],
    agesFor: (source) => {
      const admitting = entries.filter(
        ({ sources }) => sources === undefined || (source !== undefined && sources.includes(source)),
      )
      return (admitting.length > 0 ? admitting : entries).map(({ maxAge }) => maxAge)
    },
  }
}

/** The age limits of an input from a source, of which one must be kept to; undefined: none. */
export function ageLimits(approved: Approved, source: string | undefined): readonly string[] | undefined {
  const ages = approved.agesFor(source)
  return ages.every((age) => age !== undefined) ? ages : undefined
}
