import type { Branch, CompiledRule, RuleNode } from '../compile/compiled.ts'
import { NotExact } from '../values/not-exact.ts'
import type { Value } from '../values/value.ts'
import { EvalError, EvalRefused } from './eval-error.ts'
import { newFrame } from './frame.ts'
import { match } from './match.ts'
import { kindOfNode, type PartialRule } from './rule-kinds.ts'
import type { Run } from './run.ts'

/** A body that held. */
export interface HoldingBody {
  readonly rule: CompiledRule
  readonly line: number
}

/**
 * The rule bodies that held for the document at a path, after it was evaluated: of each rule the first of its branches
 * that holds. Rules that those used in turn are not among them, and neither are defaults. Evaluation stops at the first
 * body where all give the same value; here the others are tried too, and one that cannot be evaluated is none.
 */
export function holdingBodies(run: Run, path: readonly Value[]): readonly HoldingBody[] {
  const found = ruleNodeAt(run.rules, path)
  if (found === undefined) return []
  const kind = kindOfNode(found.node)
  if (kind.kind === 'complete') return found.node.rules.flatMap((rule) => holdingOf(run, rule))
  if (kind.kind !== 'partial') return []
  const below = path.slice(found.depth)
  return kind.rules.flatMap((rule) =>
    body(
      rule.rule,
      attempt(run, (quiet) => firstHolding(quiet, rule, below)),
    ),
  )
}

function holdingOf(run: Run, rule: CompiledRule): readonly HoldingBody[] {
  const held = run.tried.has(rule)
    ? run.tried.get(rule)
    : attempt(run, (quiet) => firstHolding(quiet, { rule, keys: [] }, []))
  return body(rule, held)
}

function body(rule: CompiledRule, held: Branch | undefined): readonly HoldingBody[] {
  return held === undefined ? [] : [{ rule, line: held.line }]
}

function ruleNodeAt(
  root: RuleNode,
  path: readonly Value[],
): { readonly node: RuleNode; readonly depth: number } | undefined {
  let node: RuleNode | undefined = root
  for (const [at, name] of path.entries()) {
    node = typeof name === 'string' ? node?.children.get(name) : undefined
    if (node === undefined) return undefined
    if (kindOfNode(node).kind !== 'none') return { node, depth: at + 1 }
  }
  return undefined
}

function firstHolding(run: Run, { rule, keys }: PartialRule, asked: readonly Value[]): Branch | undefined {
  return rule.branches.find((branch) => {
    const frame = newFrame(branch.slots)
    const places = rule.kind === 'set' ? [...keys, branch.value] : keys
    const isAsked = places.every((place, at) => {
      const key = asked[at]
      return key === undefined || match(place, key, frame)
    })
    return isAsked && run.solve(run, branch.body, frame, () => true)
  })
}

/** Works on without noting what is read: the answer stands already. */
function attempt<T>(run: Run, work: (quiet: Run) => T): T | undefined {
  const surroundings = { ...run.surroundings, read: () => undefined }
  try {
    return work({ ...run, builtinErrors: [], surroundings })
  } catch (error) {
    if (error instanceof EvalError || error instanceof EvalRefused || error instanceof NotExact)
      return undefined
    throw error
  }
}
