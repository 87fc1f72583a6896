import { assertNever } from '../../model/assert-never.ts'
import { compare, equal } from './feel/compare.ts'
import { add, integer, ZERO } from './feel/decimal.ts'
import { testsHold } from './feel/evaluate.ts'
import { FeelRefused } from './feel/refused.ts'
import { constant, type Run, type Scope } from './feel/run.ts'
import { type Feel, isKind } from './feel/value.ts'
import type { BoxedRule, BoxedTable } from './boxed.ts'
import type { Evaluating } from './evaluating.ts'
import type { Aggregation } from './model.ts'
import { defaultOutput } from './table-output.ts'

/** A rule that holds, and what it gives. */
export interface Match {
  readonly rule: BoxedRule
  readonly output: Feel
}

/** What a table gives by its hit policy (DMN 1.5, 8.2.8). Requires at least one match. */
export function decided(
  table: BoxedTable,
  matches: readonly Match[],
  scope: Scope,
  evaluating: Evaluating,
): Feel {
  const all = matches.map(({ output }) => output)
  const tell = (deciding: readonly Match[]) => evaluating.trace().table(deciding.map(({ rule }) => rule))
  switch (table.hitPolicy) {
    case 'UNIQUE':
      return matches.length === 1 ? first(matches, tell) : clash(table, matches, evaluating)
    case 'FIRST':
      return first(matches, tell)
    case 'ANY':
      if (!all.every((output) => equal(output, all[0] ?? null) === true))
        return clash(table, matches, evaluating)
      tell(matches)
      return all[0] ?? null
    case 'PRIORITY':
      return first(byPriority(table, matches, scope, evaluating.run).slice(0, 1), tell)
    case 'OUTPUT ORDER':
      tell(matches)
      return byPriority(table, matches, scope, evaluating.run).map(({ output }) => output)
    case 'RULE ORDER':
      tell(matches)
      return all
    case 'COLLECT':
      tell(matches)
      return table.aggregation === undefined ? all : aggregated(table.aggregation, all, evaluating.run)
    default:
      return assertNever(table.hitPolicy)
  }
}

/**
 * What a table gives where no rule holds: its default, else null, nothing in a list, or none counted. A default where
 * the policy gives a list is refused: it is read as an item of it, and as the whole.
 */
export function noneMatched(table: BoxedTable, scope: Scope, evaluating: Evaluating): Feel {
  evaluating.trace().table([])
  const standard = defaultOutput(table, scope, evaluating)
  const several = ['COLLECT', 'RULE ORDER', 'OUTPUT ORDER'].includes(table.hitPolicy)
  if (standard !== undefined) {
    if (several && table.aggregation === undefined)
      throw new FeelRefused(`the default output of a table with the hit policy ${table.hitPolicy}`)
    return standard
  }
  if (table.aggregation === 'COUNT') return ZERO
  return several && table.aggregation === undefined ? [] : null
}

function first(matches: readonly Match[], tell: (matches: readonly Match[]) => void): Feel {
  tell(matches)
  return matches[0]?.output ?? null
}

function clash({ hitPolicy }: BoxedTable, matches: readonly Match[], { run, trace }: Evaluating): null {
  const rules = matches.map(({ rule }) => rule)
  trace().table([])
  trace().clash(rules)
  const also = hitPolicy === 'ANY' ? ' with other outputs' : ''
  return run.fail(
    `the rules ${rules.map(({ id }) => id).join(', ')} hold at once${also}, where the hit policy is ${hitPolicy}`,
  )
}

/** Highest priority first: by the first output that has values, then by the next; rules of one priority in their order. */
function byPriority(table: BoxedTable, matches: readonly Match[], scope: Scope, run: Run): readonly Match[] {
  const ranked = matches.map((match) => ({ match, ranks: ranksOf(table, match.output, scope, run) }))
  return ranked
    .toSorted((a, b) => {
      const at = a.ranks.findIndex((rank, place) => rank !== b.ranks[place])
      return at < 0 ? 0 : (a.ranks[at] ?? 0) - (b.ranks[at] ?? 0)
    })
    .map(({ match }) => match)
}

function ranksOf({ outputs }: BoxedTable, output: Feel, scope: Scope, run: Run): readonly number[] {
  return outputs.map(({ values, name }) => {
    if (values === undefined || values.kind === 'any') return 0
    const value =
      isKind(output, 'context') && outputs.length > 1 ? (output.entries.get(name ?? '') ?? null) : output
    const rank = values.tests.findIndex(
      (test) =>
        testsHold({ kind: 'tests', negated: false, tests: [test] }, constant(value), scope, run) === true,
    )
    if (rank < 0 || values.negated)
      throw new FeelRefused('an output that is not among the output values that say its priority')
    return rank
  })
}

function aggregated(aggregation: Aggregation, values: readonly Feel[], run: Run): Feel {
  switch (aggregation) {
    case 'COUNT':
      return counted(values)
    case 'SUM':
      return summed(values) ?? run.fail('a sum of outputs that are not numbers')
    case 'MIN':
    case 'MAX':
      return extreme(values, aggregation === 'MIN' ? -1 : 1) ?? run.fail('outputs that have no order')
  }
}

/** DMN 1.1 counted distinct outputs, later versions all: where that differs it is refused. */
function counted(values: readonly Feel[]): Feel {
  const repeated = values.some((value, at) =>
    values.slice(0, at).some((other) => equal(value, other) === true),
  )
  if (repeated)
    throw new FeelRefused(
      'COLLECT with COUNT where rules give the same output: versions of DMN count them in two ways',
    )
  return integer(values.length)
}

function summed(values: readonly Feel[]): Feel | undefined {
  let sum: Feel | undefined = ZERO
  for (const value of values)
    sum = isKind(value, 'number') && sum !== undefined && isKind(sum, 'number') ? add(sum, value) : undefined
  return sum
}

function extreme(values: readonly Feel[], wanted: number): Feel | undefined {
  let [best] = values
  for (const value of values) {
    const order = best === undefined ? null : compare(value, best)
    if (order === null) return undefined
    if (Math.sign(order) === wanted) best = value
  }
  return best
}
