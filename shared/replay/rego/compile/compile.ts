import type { Module, Rule } from '../ast.ts'
import { parseQuery } from '../parse/parse.ts'
import { lineStarts } from '../parse/lines.ts'
import { checkCalls, orderingOf } from './checks.ts'
import type { CompiledQuery, CompiledRule, RegoProgram, RuleNode } from './compiled.ts'
import { checkConflicts } from './conflicts.ts'
import { Context } from './context.ts'
import { declaredIn } from './declared-names.ts'
import { Expander } from './expand.ts'
import { exportsOf, globalsOf } from './globals.ts'
import { Heads } from './heads.ts'
import { Lowering } from './lower.ts'
import { checkRecursion } from './recursion.ts'
import { BodyResolver } from './resolve-bodies.ts'
import { compileRule } from './rule.ts'
import type { Value } from '../values/value.ts'
import { Metadata } from './metadata.ts'
import { newNode, nodeMade } from './rule-tree.ts'
import { orderedBody } from './safety.ts'

/** What is told of a builtin: that it is there, and its number of arguments. */
export type BuiltinArities = ReadonlyMap<string, { readonly arity: number }>

/**
 * Makes modules ready to be evaluated, all together. `builtins` are the functions there are: a call of another is
 * refused here, by name. Throws RegoRefused.
 */
export function compileModules(modules: readonly Module[], builtins: BuiltinArities): RegoProgram {
  const exported = exportsOf(modules)
  const heads = new Heads(modules, builtins)
  const metadata = new Metadata(modules)
  const all = modules.flatMap((module) => {
    const globals = globalsOf(module, exported)
    return module.rules.map((rule) => {
      const context = new Context(globals, module, (name) => annotations(name, metadata, rule, module))
      return compileRule(rule, module, context, heads)
    })
  })
  checkConflicts(modules, all)
  const rules = treeOf(modules, all)
  checkRecursion(rules, modules)
  return {
    rules,
    all,
    modules: modules.map(({ path, package: names }) => ({ path, package: names })),
    query: (text) => compileQuery(text, heads),
  }
}

function annotations(name: string, metadata: Metadata, rule: Rule, module: Module): Value | undefined {
  if (name === 'rego.metadata.rule') return metadata.ofRule(rule)
  return name === 'rego.metadata.chain' ? metadata.chain(rule, module) : undefined
}

function treeOf(modules: readonly Module[], rules: readonly CompiledRule[]): RuleNode {
  const root = newNode()
  for (const { package: path } of modules) nodeMade(root, path).isPackage = true
  for (const rule of rules) {
    const node = nodeMade(root, rule.path)
    if (rule.isDefault) node.default = rule
    else node.rules.push(rule)
  }
  return root
}

function compileQuery(text: string, heads: Heads): CompiledQuery {
  const body = parseQuery(text)
  const context = new Context(new Map(), { path: '', lineStarts: lineStarts(text), version: 'v0' })
  const variables = context.newVariables()
  const resolver = new BodyResolver(context, variables, heads)
  return variables.scoped(declaredIn(body), () => {
    const resolved = resolver.body(body)
    const names = variables.names()
    const expanded = new Expander(variables).body(resolved)
    checkCalls(expanded, heads, context)
    const ordered = orderedBody(expanded, new Set(), orderingOf(variables, heads, context))
    const core = new Lowering(variables, 'call').body(ordered)
    const named = [...names].filter(([name]) => !name.startsWith('$'))
    return {
      body: core,
      slots: variables.count,
      names: new Map(named.map(([name, { id }]) => [name, id])),
    }
  })
}
