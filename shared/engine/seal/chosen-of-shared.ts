import type { CaseFile } from '../../casefile/case-file.ts'
import type { Finding } from '../../model/finding.ts'

/**
 * Tells of a finding whose decision shares its id with others whether that decision is among the chosen, given
 * by their places. A finding names an id alone; but the rebuild writes findings in the order of their
 * decisions, one of a code for each, so the nth of an id and code is of the nth decision that has both.
 * Requires that every finding of such an id passes, in order. Memory: a number for each id and code.
 */
export function chosenOfShared(file: CaseFile, chosen: ReadonlySet<number>): (finding: Finding) => boolean {
  const passed = new Map<string, number>()
  return ({ code, subject: { id } }) => {
    const key = `${code} ${id}`
    const place = file.decisions.nextWith(id, code, passed.get(key) ?? 0)
    if (place === undefined) return false
    passed.set(key, place)
    return chosen.has(place)
  }
}
