import { append } from '../parse/append.ts'
import type { Module } from '../ast.ts'
import { positionAt } from '../parse/lines.ts'
import { RegoRefused } from '../parse/refused.ts'
import { keyOf } from '../values/key.ts'
import type { CompiledRule } from './compiled.ts'
import { idOf } from './rule-id.ts'

/** Rules by the constant beginnings of their heads, numbers and the like included. */
interface Extent {
  readonly children: Map<string, Extent>
  readonly rules: CompiledRule[]
}

/**
 * Throws RegoRefused where rules of one path cannot stand beside each other: of several kinds or numbers of arguments,
 * two defaults, one inside the value of another, or one where a package is. (OPA's checkRuleConflicts.)
 */
export function checkConflicts(modules: readonly Module[], rules: readonly CompiledRule[]): void {
  const refuse = refusalsOf(modules)
  const root: Extent = { children: new Map(), rules: [] }
  const packages = new Set(modules.map(({ package: path }) => idOf(path)))
  for (const rule of rules) {
    extentOf(root, rule).rules.push(rule)
    if (isGround(rule) && rule.keys.length === 0 && packages.has(rule.id))
      throw refuse(rule, `package ${rule.id.slice('data.'.length)} conflicts with rule ${rule.id}`)
  }
  const open = [root]
  for (let extent = open.pop(); extent !== undefined; extent = open.pop()) {
    checkExtent(extent, refuse)
    append(open, extent.children.values())
  }
}

type Refuse = (rule: CompiledRule, message: string) => RegoRefused

function refusalsOf(modules: readonly Module[]): Refuse {
  const starts = new Map(modules.map(({ path, lineStarts }) => [path, lineStarts]))
  return (rule, message) => {
    const position = positionAt(starts.get(rule.module) ?? [0], rule.at.from)
    return new RegoRefused('rego_type_error', message, { path: rule.module, ...position })
  }
}

function extentOf(root: Extent, rule: CompiledRule): Extent {
  let extent = root
  for (const value of [...rule.path, ...constantKeys(rule)]) {
    const key = keyOf(value)
    const child = extent.children.get(key) ?? { children: new Map(), rules: [] }
    extent.children.set(key, child)
    extent = child
  }
  return extent
}

function constantKeys({ keys }: CompiledRule) {
  const values = []
  for (const key of keys) {
    if (key.kind !== 'constant') break
    values.push(key.value)
  }
  return values
}

function isGround({ keys }: CompiledRule): boolean {
  return keys.every(({ kind }) => kind === 'constant')
}

function checkExtent({ rules, children }: Extent, refuse: Refuse): void {
  const [first] = rules
  if (first === undefined) return
  if (children.size > 0 && rules.some(isGround))
    throw refuse(first, `rule ${first.id} conflicts with rules inside of it`)
  const isComplete = (rule: CompiledRule) => rule.kind !== 'set' && isGround(rule)
  const agree = rules.every(
    (rule) =>
      (rule.kind === 'set') === (first.kind === 'set') &&
      (rule.kind === 'function') === (first.kind === 'function') &&
      rule.args.length === first.args.length &&
      isComplete(rule) === isComplete(first),
  )
  if (!agree) throw refuse(first, `conflicting rules ${first.id} found`)
  const defaults = rules.filter(({ isDefault }) => isDefault)
  if (defaults.length > 1) throw refuse(first, `multiple default rules ${first.id} found`)
}
