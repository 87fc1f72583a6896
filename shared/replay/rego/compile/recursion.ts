import type { Module } from '../ast.ts'
import { positionAt } from '../parse/lines.ts'
import { RegoRefused } from '../parse/refused.ts'
import type { CompiledRule, RuleNode } from './compiled.ts'
import { dependencies } from './dependencies.ts'

/** Throws RegoRefused where a rule needs itself, by whatever way. Without recursion: chains of rules may be long. */
export function checkRecursion(root: RuleNode, modules: readonly Module[]): void {
  const needs = dependencies(root)
  const done = new Set<RuleNode>()
  for (const start of needs.nodes) {
    const path: { readonly node: RuleNode; readonly rest: Iterator<RuleNode> }[] = []
    const onPath = new Set<RuleNode>()
    const enter = (node: RuleNode) => {
      onPath.add(node)
      path.push({ node, rest: needs.of(node)[Symbol.iterator]() })
    }
    if (!done.has(start)) enter(start)
    for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
      const next = last.rest.next()
      if (next.done === true) {
        path.pop()
        onPath.delete(last.node)
        done.add(last.node)
      } else if (onPath.has(next.value)) {
        const cycle = path.map(({ node }) => node)
        throw recursive([...cycle.slice(cycle.indexOf(next.value)), next.value], modules)
      } else if (!done.has(next.value)) enter(next.value)
    }
  }
}

function recursive(cycle: readonly RuleNode[], modules: readonly Module[]): RegoRefused {
  const rules = cycle.flatMap((node) => firstRule(node) ?? [])
  const [first] = rules
  const ids = rules.slice(0, 20).map(({ id }) => id)
  const module = modules.find(({ path }) => path === first?.module)
  const position = positionAt(module?.lineStarts ?? [0], first?.at.from ?? 0)
  return new RegoRefused('rego_recursion_error', `rule ${first?.id} is recursive: ${ids.join(' -> ')}`, {
    path: first?.module ?? '',
    ...position,
  })
}

function firstRule(node: RuleNode): CompiledRule | undefined {
  return node.rules[0] ?? node.default
}
