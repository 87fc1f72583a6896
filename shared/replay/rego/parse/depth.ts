import { RegoRefused } from './refused.ts'

/** Levels of nodes and lists. A long `a + b + …` is as deep as it is long, though it is read without recursion. */
const MOST_LEVELS = 1_500

/** Refuses what is too deep for those that walk it by recursion. Walks itself without. */
export function checkDepth(nodes: readonly object[], path: string): void {
  let level: unknown[] = [...nodes]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MOST_LEVELS)
      throw new RegoRefused('too-large', `a term is more than ${MOST_LEVELS} levels deep`, {
        path,
        line: 1,
        column: 1,
      })
    level = level.flatMap(childrenOf)
  }
}

function childrenOf(node: unknown): readonly unknown[] {
  return typeof node === 'object' && node !== null ? Object.values(node) : []
}
