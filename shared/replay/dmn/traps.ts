import type { PolicyVersion } from '../../model/policy.ts'
import type { PolicyTrap } from '../policy-text.ts'
import type { BoxedRule, BoxedTable } from './boxed.ts'
import { DmnRefused } from './refusal.ts'
import { elementsOf, tablesOf } from './rules.ts'
import { type Case, casesOf, columnsOf } from './table-space.ts'
import { modelsOf } from './version-models.ts'

/**
 * Traps in the decision tables of a version, as far as their cells are comparisons with literals: values for which no
 * rule holds, rules that never hold, and rules that never decide. What cannot be shown is not told.
 */
export function dmnTraps(version: PolicyVersion): readonly PolicyTrap[] {
  try {
    return elementsOf(modelsOf(version)).flatMap((element) =>
      tablesOf(element).flatMap((table) => trapsOf(element.name, table)),
    )
  } catch (error) {
    if (error instanceof DmnRefused) return []
    throw error
  }
}

function trapsOf(owner: string, table: BoxedTable): readonly PolicyTrap[] {
  const columns = columnsOf(table)
  const cases = casesOf(table, columns)
  if (cases === undefined) return []
  const exact = columns.every(({ whole }) => whole)
  return [...gaps(owner, table, cases, exact), ...ruleTraps(table, cases), ...overlaps(table, cases, exact)]
}

/** Only where one rule decides is a value without a rule an answer that is missing. */
function gaps(
  owner: string,
  table: BoxedTable,
  cases: readonly Case[],
  exact: boolean,
): readonly PolicyTrap[] {
  const decidesOnce = ['UNIQUE', 'FIRST', 'PRIORITY', 'ANY'].includes(table.hitPolicy)
  if (!exact || !decidesOnce || table.outputs.some((output) => output.default !== undefined)) return []
  const [first, ...others] = cases.filter(({ holding }) => holding.length === 0)
  if (first === undefined) return []
  const also = others.length === 0 ? '' : `, and in ${others.length} other cases`
  return [
    trap(
      'no-default',
      [],
      table,
      `No rule of ${owner} holds where ${first.words}${also}: the decision is then null, which counts as a denial.`,
    ),
  ]
}

function ruleTraps(table: BoxedTable, cases: readonly Case[]): readonly PolicyTrap[] {
  return table.rules.flatMap((rule, at) => {
    const own = cases.filter(({ holding }) => holding.includes(at))
    if (own.length === 0)
      return [
        trap(
          'unreachable',
          [rule],
          rule,
          `The rule ${rule.id} never holds: no value passes all of its cells.`,
        ),
      ]
    if (table.hitPolicy === 'FIRST' && own.every(({ holding }) => (holding[0] ?? at) < at))
      return [
        trap(
          'shadowed',
          [rule],
          rule,
          `The rule ${rule.id} never decides: wherever it holds, a rule before it holds, and the first one counts.`,
        ),
      ]
    if (table.hitPolicy === 'UNIQUE' && own.every(({ holding }) => holding.length > 1))
      return [
        trap(
          'shadowed',
          [rule],
          rule,
          `The rule ${rule.id} never decides: wherever it holds, another rule holds too, and a table whose rules are unique then gives null.`,
        ),
      ]
    return []
  })
}

/** Rules of a unique table that hold together in some cases, and each alone in others. */
function overlaps(table: BoxedTable, cases: readonly Case[], exact: boolean): readonly PolicyTrap[] {
  if (table.hitPolicy !== 'UNIQUE' || !exact) return []
  const alone = new Set(cases.flatMap(({ holding }) => (holding.length === 1 ? holding : [])))
  const clash = cases.find(({ holding }) => holding.length > 1 && holding.every((at) => alone.has(at)))
  if (clash === undefined) return []
  const rules = clash.holding.flatMap((at) => table.rules[at] ?? [])
  const ids = rules.map(({ id }) => id).join(' and ')
  return [
    trap(
      'shadowed',
      rules,
      table,
      `The rules ${ids} all hold where ${clash.words}, and a table whose rules are unique then gives null.`,
    ),
  ]
}

function trap(
  kind: PolicyTrap['kind'],
  rules: readonly BoxedRule[],
  { place }: BoxedTable | BoxedRule,
  message: string,
): PolicyTrap {
  return { kind, message, rules: rules.map(({ id }) => id), ...place }
}
