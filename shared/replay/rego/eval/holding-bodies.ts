import type { CompiledRule, RuleNode } from '../compile/compiled.ts'
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
  const quiet: Run = {
    ...run,
    builtinErrors: [],
    surroundings: { ...run.surroundings, read: () => undefined },
  }
  return rulesAt(found.node).flatMap((rule) => holding(quiet, rule, path.slice(found.depth)))
}

function rulesAt(node: RuleNode): readonly PartialRule[] {
  const kind = kindOfNode(node)
  switch (kind.kind) {
    case 'none':
    case 'function':
      return []
    case 'complete':
      return node.rules.map((rule) => ({ rule, keys: [] }))
    case 'partial':
      return kind.rules
  }
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

function holding(run: Run, { rule, keys }: PartialRule, asked: readonly Value[]): readonly HoldingBody[] {
  for (const branch of rule.branches) {
    const frame = newFrame(branch.slots)
    const places = rule.kind === 'set' ? [...keys, branch.value] : keys
    const isAsked = places.every((place, at) => {
      const key = asked[at]
      return key === undefined || match(place, key, frame)
    })
    if (isAsked && attempt(run, () => run.solve(run, branch.body, frame, () => true)))
      return [{ rule, line: branch.line }]
  }
  return []
}

function attempt(run: Run, work: () => boolean): boolean {
  const { scope, depth } = run
  try {
    return work()
  } catch (error) {
    if (!(error instanceof EvalError || error instanceof EvalRefused || error instanceof NotExact))
      throw error
    run.scope = scope
    run.depth = depth
    return false
  }
}
