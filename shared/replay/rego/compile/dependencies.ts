import type { CoreBody, CoreTerm, RuleNode } from './compiled.ts'
import { bodyTerms } from './core-terms.ts'
import { nodeAt, nodesFrom } from './rule-tree.ts'

export interface Dependencies {
  /** Nodes that have rules. */
  readonly nodes: readonly RuleNode[]
  /** The nodes whose rules those of a node may need: what their references may lead to, and what they call. */
  of(node: RuleNode): ReadonlySet<RuleNode>
}

export function dependencies(root: RuleNode): Dependencies {
  const nodes = [...nodesFrom(root)].filter(hasRules)
  const known = new Map<RuleNode, ReadonlySet<RuleNode>>()
  return {
    nodes,
    of: (node) => {
      const found = known.get(node) ?? needsOf(node, root)
      known.set(node, found)
      return found
    },
  }
}

function hasRules({ rules, default: fallback }: RuleNode): boolean {
  return rules.length > 0 || fallback !== undefined
}

function needsOf(node: RuleNode, root: RuleNode): ReadonlySet<RuleNode> {
  const needs = new Set<RuleNode>()
  for (const rule of [...node.rules, ...(node.default === undefined ? [] : [node.default])])
    for (const { body, value } of rule.branches) {
      needsOfBody(body, root, needs)
      needsOfTerm(value, root, needs)
    }
  return needs
}

function needsOfBody(body: CoreBody, root: RuleNode, needs: Set<RuleNode>): void {
  const { terms, callees } = bodyTerms(body)
  for (const term of terms) needsOfTerm(term, root, needs)
  for (const callee of callees) {
    const called = callee.kind === 'function' ? nodeAt(root, callee.path) : undefined
    if (called !== undefined) needs.add(called)
  }
}

/** A reference leads to rules on its way, and to all below its end; a part that is not constant may be any. */
function needsOfTerm(term: CoreTerm, root: RuleNode, needs: Set<RuleNode>): void {
  if (term.kind !== 'data') return
  let level: readonly RuleNode[] = [root]
  for (const part of term.path) {
    level = level.flatMap((node) => {
      if (part.kind !== 'constant') return [...node.children.values()]
      const child = typeof part.value === 'string' ? node.children.get(part.value) : undefined
      return child === undefined ? [] : [child]
    })
    for (const node of level) if (hasRules(node)) needs.add(node)
  }
  for (const end of level) for (const node of nodesFrom(end)) if (hasRules(node)) needs.add(node)
}
