import type { Module } from '../ast.ts'
import { positionAt } from '../parse/lines.ts'
import { RegoRefused } from '../parse/refused.ts'

/** What a name stands for outside of all scopes: a path below a root document. */
export interface Global {
  readonly root: 'input' | 'data'
  readonly path: readonly string[]
}

/** The names that rules of a package have, by packageKey. */
export type Exports = ReadonlyMap<string, ReadonlySet<string>>

export function exportsOf(modules: readonly Module[]): Exports {
  const names = new Map<string, Set<string>>()
  for (const module of modules) {
    const key = packageKey(module.package)
    const known = names.get(key) ?? new Set()
    names.set(key, known)
    for (const { name } of module.rules) known.add(name)
  }
  return names
}

/** What names of a module mean: its package's rules, in whatever module they are, and its imports. */
export function globalsOf(module: Module, exports: Exports): ReadonlyMap<string, Global> {
  const globals = new Map<string, Global>()
  for (const name of exports.get(packageKey(module.package)) ?? [])
    globals.set(name, { root: 'data', path: [...module.package, name] })
  const imported = new Set<string>()
  for (const { path, alias, at } of module.imports) {
    const [root, ...rest] = path
    if (root !== 'input' && root !== 'data') continue
    const name = alias ?? path.at(-1) ?? root
    if (module.version === 'v1' && imported.size === imported.add(name).size)
      throw new RegoRefused('rego_compile_error', `import must not shadow import ${name}`, {
        path: module.path,
        ...positionAt(module.lineStarts, at.from),
      })
    globals.set(name, { root, path: rest })
  }
  return globals
}

function packageKey(names: readonly string[]): string {
  return names.map((name) => `${name.length}:${name}`).join('')
}
