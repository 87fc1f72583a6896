import { SEVERITIES, type Severity } from '../../../shared/model/words.ts'

/** Families of rules, by the letters of their codes, in the order in which they are read. */
const FAMILIES: readonly (readonly [letters: string, name: string])[] = [
  ['BD', 'Boundary'],
  ['RP', 'Replay and policy'],
  ['EV', 'Evidence'],
  ['RC', 'Reconciliation'],
  ['WF', 'Workflow'],
  ['GV', 'Governance'],
]

interface Coded {
  readonly code: string
  readonly severity: Severity
}

export interface Family<Rule extends Coded> {
  readonly name: string
  readonly rules: readonly Rule[]
}

/** Rules by family, the worst of each first. Codes of no known family stand last. */
export function familiesOf<Rule extends Coded>(rules: readonly Rule[]): readonly Family<Rule>[] {
  const known = FAMILIES.map(([letters, name]) => ({
    name,
    rules: rules.filter(({ code }) => code.startsWith(`${letters}-`)).toSorted(byWeight),
  }))
  const others = rules.filter(({ code }) => !FAMILIES.some(([letters]) => code.startsWith(`${letters}-`)))
  return [...known, { name: 'Others', rules: others }].filter((family) => family.rules.length > 0)
}

function byWeight(a: Coded, b: Coded): number {
  return SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) || (a.code < b.code ? -1 : 1)
}
