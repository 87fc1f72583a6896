import type { PolicyVersion } from '../../../model/policy.ts'
import type { PolicyTrap } from '../../policy-text.ts'
import type { Else, Module, Place, Rule, Term } from '../ast.ts'
import { positionAt } from '../parse/lines.ts'
import { alwaysHolds, constantCondition, neverHolds } from './constant-conditions.ts'
import { ruleIdOf } from './read-text.ts'
import { scalarText } from './scalar-text.ts'
import { textModules } from './text-modules.ts'

/** Names that rules have whose answer is asked for, unless the version says what is. */
const DECISIONS = /^(?:allow(?:ed)?|permit(?:ted)?|grant(?:ed)?|authori[sz]ed?|authz|decision)$/

interface Placed {
  readonly rule: Rule
  readonly module: Module
  readonly id: string
}

/**
 * Traps in Rego texts, those that do not compile too: what says something else than its writer will have meant. Never
 * throws.
 */
export function regoTraps(version: PolicyVersion): readonly PolicyTrap[] {
  const placed = textModules(version).flatMap((module) =>
    module.rules.map((rule): Placed => ({ rule, module, id: ruleIdOf(rule, module) })),
  )
  const byId = Map.groupBy(placed, ({ id }) => id)
  const asked = version.options?.query
  return [...byId.values()].flatMap((rules) => {
    const isAsked = rules.some(({ rule, id }) => (asked === undefined ? isDecision(rule) : id === asked))
    return [...documentTraps(rules, isAsked), ...rules.flatMap((each) => ruleTraps(each, rules))]
  })
}

function isDecision({ kind, path, name }: Rule): boolean {
  const last = path.at(-1)
  return (
    kind === 'value' && DECISIONS.test(last === undefined ? name : last.kind === 'string' ? last.value : '')
  )
}

/** What the rules of one path say together. */
function documentTraps(rules: readonly Placed[], isAsked: boolean): readonly PolicyTrap[] {
  const [first] = rules
  if (first === undefined) return []
  const hasDefault = rules.some(({ rule }) => rule.isDefault)
  const written = rules.filter(({ rule }) => !rule.isDefault)
  const always = written.find(({ rule }) => alwaysHolds(rule.body) && permits(rule.value))
  if (isAsked && always !== undefined && first.rule.kind === 'value')
    return [
      trap(
        always,
        'over-permits',
        always.rule.at,
        `${always.id} is true whatever is asked: the rule has no condition.`,
      ),
    ]
  const chain = written.find(({ rule }) => isOpenChain(rule))
  if (!hasDefault && chain !== undefined)
    return [
      trap(
        chain,
        'missing-else',
        chain.rule.at,
        `${chain.id} has no answer where no branch of its else chain holds: the last one has a condition, and there is no default.`,
      ),
    ]
  const answersAlways = written.some(({ rule }) => branchesOf(rule).some(({ body }) => alwaysHolds(body)))
  if (!isAsked || hasDefault || answersAlways || first.rule.kind !== 'value') return []
  return [
    trap(
      first,
      'no-default',
      first.rule.at,
      `${first.id} has no default: where none of its conditions holds the answer is undefined, which is not a denial.`,
    ),
  ]
}

function ruleTraps(placed: Placed, all: readonly Placed[]): readonly PolicyTrap[] {
  const { rule, id } = placed
  if (rule.isDefault) return []
  const traps: PolicyTrap[] = []
  let before: Pick<Else, 'body'> | undefined
  for (const branch of branchesOf(rule)) {
    const never = neverHolds(branch.body)
    if (before !== undefined && alwaysHolds(before.body))
      traps.push(
        trap(
          placed,
          'shadowed',
          branch.at,
          `An else branch of ${id} never decides: the one before always holds.`,
        ),
      )
    else if (never !== undefined)
      traps.push(
        trap(
          placed,
          'unreachable',
          never.at,
          `${id} can never hold here: a condition of it is constant and false.`,
        ),
      )
    else traps.push(...constantTraps(placed, branch))
    before = branch
  }
  const above = all.find((other) => other !== placed && shadows(other.rule, rule))
  if (above !== undefined)
    traps.push(
      trap(
        placed,
        'shadowed',
        rule.at,
        `${id} changes nothing here: the rule at line ${lineOf(above)} says the same without a condition.`,
      ),
    )
  return traps
}

/** A condition that always holds beside others guards nothing; alone it is how a rule without one is written. */
function constantTraps(placed: Placed, { body = [] }: Pick<Else, 'body'>): readonly PolicyTrap[] {
  if (body.length < 2) return []
  return body
    .filter((expr) => constantCondition(expr) === true)
    .map(({ at }) =>
      trap(placed, 'always', at, `A condition of ${placed.id} is constant and guards nothing.`),
    )
}

function branchesOf(rule: Rule): readonly Pick<Else, 'body' | 'at' | 'value'>[] {
  return [rule, ...rule.otherwise]
}

function isOpenChain(rule: Rule): boolean {
  return (
    rule.kind !== 'set' &&
    rule.otherwise.length > 0 &&
    !branchesOf(rule).some(({ body }) => alwaysHolds(body))
  )
}

/** Whether a rule says what another says, and always: both the same constant, at the same place. */
function shadows(above: Rule, rule: Rule): boolean {
  if (above.isDefault || above.kind === 'function' || above.kind !== rule.kind) return false
  if (!alwaysHolds(above.body) || alwaysHolds(rule.body) || rule.otherwise.length > 0) return false
  const same = scalarText(above.value)
  return (
    above.path.length === rule.path.length &&
    same !== undefined &&
    same === scalarText(rule.value) &&
    above.path.every(
      (part, at) => scalarText(part) !== undefined && scalarText(part) === textAt(rule.path, at),
    )
  )
}

function textAt(path: readonly Term[], at: number): string | undefined {
  const part = path[at]
  return part === undefined ? undefined : scalarText(part)
}

function permits(value: Term): boolean {
  return value.kind === 'boolean' && value.value
}

function lineOf({ rule, module }: Placed): number {
  return positionAt(module.lineStarts, rule.at.from).line
}

function trap({ module, id }: Placed, kind: PolicyTrap['kind'], at: Place, message: string): PolicyTrap {
  return { kind, message, rules: [id], path: module.path, from: at.from, to: at.to }
}
