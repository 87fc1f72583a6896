import type { PolicyFileText } from '../../../shared/contract/policies.ts'

/** The same part of two versions. */
export interface FilePair {
  /** Its name: the end of its path. */
  readonly name: string
  /** In the second version, or in the first where it is only there: what an address says. */
  readonly path: string
  readonly before: PolicyFileText | undefined
  readonly after: PolicyFileText | undefined
}

/**
 * Files of one role stand against each other: those of one path end first, the others in their order. Paths name
 * the version that they belong to, so only their ends can be the same.
 */
export function filePairs(
  before: readonly PolicyFileText[],
  after: readonly PolicyFileText[],
): readonly FilePair[] {
  return (['text', 'entities', 'schema'] as const).flatMap((role) => {
    const old = before.filter((file) => file.role === role)
    const left = after.filter((file) => file.role === role)
    const partners = new Map<PolicyFileText, PolicyFileText>()
    for (const file of old) {
      const at = left.findIndex((each) => endOf(each.path) === endOf(file.path))
      if (at >= 0) partners.set(file, left.splice(at, 1)[0] as PolicyFileText)
    }
    for (const file of old) {
      const next = partners.has(file) ? undefined : left.shift()
      if (next !== undefined) partners.set(file, next)
    }
    return [
      ...old.map((file) => pairOf(partners.get(file) ?? file, file, partners.get(file))),
      ...left.map((file) => pairOf(file, undefined, file)),
    ]
  })
}

function pairOf(
  { path }: PolicyFileText,
  before: PolicyFileText | undefined,
  after: PolicyFileText | undefined,
): FilePair {
  return { name: endOf(path), path, before, after }
}

/** `changed`, `equal`, `only in` one of them. */
export function pairState({ before, after }: FilePair): 'equal' | 'changed' | 'added' | 'removed' {
  if (before === undefined) return 'added'
  if (after === undefined) return 'removed'
  return before.sha256 === after.sha256 ? 'equal' : 'changed'
}

function endOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
