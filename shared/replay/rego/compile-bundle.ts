import { REGO_BUILTINS } from './builtins/table.ts'
import { BundleRefused } from './bundle/bundle-refused.ts'
import type { RegoBundle } from './bundle/rego-bundle.ts'
import { compileModules } from './compile/compile.ts'
import type { RegoProgram, RuleNode } from './compile/compiled.ts'
import { memberAt } from './eval/members.ts'
import { parseModule } from './parse/parse.ts'
import { RegoRefused } from './parse/refused.ts'
import { isObject, type RegoObject } from './values/value.ts'

/**
 * Makes the modules of a bundle ready. Tests (`_test.rego`) belong to it as they do to OPA, but where they cannot be
 * evaluated here they are left out: a decision asks nothing of them. Throws RegoRefused and BundleRefused.
 */
export function compileBundle({ modules, data, manifest }: RegoBundle): RegoProgram {
  const program = compileTexts(modules)
  checkRoots(program, manifest.roots)
  checkPlaces(program.rules, data, [])
  checkDefaults(program.rules, [])
  return program
}

function compileTexts(modules: RegoBundle['modules']): RegoProgram {
  try {
    return compiled(modules)
  } catch (error) {
    if (!(error instanceof RegoRefused) || !isTest(error.path)) throw error
    return compiled(modules.filter(({ path }) => !isTest(path)))
  }
}

function compiled(modules: RegoBundle['modules']): RegoProgram {
  return compileModules(
    modules.map(({ path, text, version }) => parseModule(text, path, version)),
    REGO_BUILTINS,
  )
}

export function isTest(path: string): boolean {
  return path.endsWith('_test.rego')
}

/** A bundle owns the packages of its modules, as OPA demands when it loads one. */
function checkRoots({ modules }: RegoProgram, roots: readonly (readonly string[])[]): void {
  const outside = modules.find(
    ({ package: path }) => !roots.some((root) => root.every((name, at) => path[at] === name)),
  )
  if (outside !== undefined)
    throw new BundleRefused(
      `${outside.path}: its package ${outside.package.join('.')} lies outside the roots of the bundle`,
    )
}

/** Where a rule is, data files have nothing, as OPA demands when it loads a bundle. */
function checkPlaces(node: RuleNode, data: RegoObject, path: readonly string[]): void {
  if ((node.rules.length > 0 || node.default !== undefined) && isTaken(data, path))
    throw new BundleRefused(`data files and rules both have data.${path.join('.')}`)
  for (const [name, child] of node.children) checkPlaces(child, data, [...path, name])
}

/** What is no object has nothing below it either. */
function isTaken(data: RegoObject, path: readonly string[]): boolean {
  if (memberAt(data, path) !== undefined) return true
  const above = path.map((_, at) => memberAt(data, path.slice(0, at)))
  return above.some((value) => value !== undefined && !isObject(value))
}

/** Where a rule's key is a variable, OPA takes neither defaults nor `else` of the rules below it. */
function checkDefaults(node: RuleNode, path: readonly string[]): void {
  const isDynamic = node.rules.some(({ keys }) => keys.length > 0)
  if (isDynamic && hasDefaultOrElse(node))
    throw new BundleRefused(
      `data.${path.join('.')}: a default or an else below a rule whose key is a variable is not evaluated`,
    )
  for (const [name, child] of node.children) checkDefaults(child, [...path, name])
}

function hasDefaultOrElse(node: RuleNode): boolean {
  return (
    node.default !== undefined ||
    node.rules.some(({ branches }) => branches.length > 1) ||
    node.children.values().some(hasDefaultOrElse)
  )
}
