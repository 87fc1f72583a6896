/** Steps after which a search among hostile numbers of roles and people is given up. */
const MOST_STEPS = 1_000_000

/**
 * Gives each role another person, as many roles as can be (maximum bipartite matching, by augmenting
 * paths found breadth first). `candidates[i]` are who may fill role i; the answer has at i who fills it,
 * undefined where nobody is left.
 */
export function assignPeople(candidates: readonly (readonly string[])[]): readonly (string | undefined)[] {
  const filledBy: (string | undefined)[] = candidates.map(() => undefined)
  const roleOf = new Map<string, number>()
  let steps = 0
  for (const role of candidates.keys()) {
    const reachedFrom = new Map<string, number>()
    const queue = [role]
    let free: string | undefined
    for (let next = 0; next < queue.length && free === undefined && steps < MOST_STEPS; next += 1) {
      const from = queue[next] as number
      for (const person of candidates[from] ?? []) {
        steps += 1
        if (reachedFrom.has(person)) continue
        reachedFrom.set(person, from)
        const taken = roleOf.get(person)
        if (taken === undefined) {
          free = person
          break
        }
        queue.push(taken)
      }
    }
    while (free !== undefined) {
      const taking = reachedFrom.get(free) as number
      const before = filledBy[taking]
      filledBy[taking] = free
      roleOf.set(free, taking)
      free = taking === role ? undefined : before
    }
  }
  return filledBy
}
