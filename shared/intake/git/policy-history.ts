import type { GitHistory } from './bundle-file.ts'
import type { Oid } from './git-object.ts'
import { type Commit, ObjectReader } from './read-objects.ts'

/** Commits looked at, from the newest back. */
const MOST_COMMITS = 20_000
/** Contents kept, the newest. */
const MOST_CONTENTS = 500

/** What the policy files were from one commit on, until the next content. */
export interface PolicyContent {
  /** The commit that made them so. */
  readonly commit: Commit
  /** Later commits that left them as they were, in order. */
  readonly unchanged: readonly Oid[]
  /** Ids of the files, by their paths. */
  readonly files: ReadonlyMap<string, Oid>
}

export interface PolicyHistory {
  /** From the oldest on. */
  readonly contents: readonly PolicyContent[]
  /** Older ones were left out, or the history is cut off. */
  readonly isPart: boolean
}

/**
 * What the policy files of a history were, one content after another, by the first parents of its head: what the
 * branch itself was, whatever was merged into it. Throws GitRefused.
 */
export async function policyHistory({ objects, head }: GitHistory): Promise<PolicyHistory> {
  const reader = new ObjectReader(objects)
  const commits: Commit[] = []
  let next: Oid | undefined = head
  while (next !== undefined && commits.length < MOST_COMMITS) {
    const commit: Commit | undefined = await reader.commit(next)
    if (commit === undefined) break
    commits.push(commit)
    next = commit.parent
  }
  const contents: (PolicyContent & { readonly unchanged: Oid[] })[] = []
  let isPart = next !== undefined
  for (const commit of commits.toReversed()) {
    const files = await reader.policyFiles(commit.tree)
    const last = contents.at(-1)
    if (last !== undefined && sameFiles(last.files, files)) last.unchanged.push(commit.oid)
    else if (files.size > 0 || last !== undefined) contents.push({ commit, unchanged: [], files })
    // Each may list thousands of files: no more of them are held than are kept.
    if (contents.length > MOST_CONTENTS) {
      contents.shift()
      isPart = true
    }
  }
  return { contents, isPart }
}

function sameFiles(a: ReadonlyMap<string, Oid>, b: ReadonlyMap<string, Oid>): boolean {
  return a.size === b.size && [...a].every(([path, oid]) => b.get(path) === oid)
}
