import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { assignPeople } from '../../../shared/findings/reading/assign-people.ts'

/** The most roles that can be filled, by trying every way. */
function most(candidates: readonly (readonly string[])[], taken: readonly string[] = []): number {
  const [first, ...rest] = candidates
  if (first === undefined) return 0
  const without = most(rest, taken)
  return Math.max(
    without,
    ...first.filter((each) => !taken.includes(each)).map((each) => 1 + most(rest, [...taken, each])),
  )
}

it('fills as many roles as can be, each with another person who may fill it', () => {
  const people = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'))
  fc.assert(
    fc.property(fc.array(people, { maxLength: 5 }), (candidates) => {
      const filled = assignPeople(candidates)
      const named = filled.filter((each) => each !== undefined)
      expect(new Set(named).size).toBe(named.length)
      expect(named).toHaveLength(most(candidates))
      for (const [role, person] of filled.entries())
        if (person !== undefined) expect(candidates[role]).toContain(person)
    }),
  )
})
