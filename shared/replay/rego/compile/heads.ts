import type { Module, Rule, Term } from '../ast.ts'
import type { Callables } from './resolve-bodies.ts'

/** The heads of all rules by their constant beginnings: what can be called, and what can be referred to. */
export class Heads implements Callables {
  readonly #root: HeadNode = newHead()
  readonly #builtins: ReadonlyMap<string, { readonly arity: number }>

  constructor(modules: readonly Module[], builtins: ReadonlyMap<string, { readonly arity: number }>) {
    this.#builtins = builtins
    for (const module of modules)
      for (const rule of module.rules) {
        const node = this.#made([...module.package, ...staticPath(rule)])
        node.isRule = true
        if (rule.args !== undefined) node.arity ??= rule.args.length
      }
  }

  /** Number of arguments of a function of the modules or of a builtin; undefined: there is none. */
  arityOf(
    callee: { readonly kind: 'function'; readonly path: readonly string[] } | BuiltinName,
  ): number | undefined {
    return callee.kind === 'builtin' ? this.#builtins.get(callee.name)?.arity : this.#at(callee.path)?.arity
  }

  isFunction(path: readonly string[]): boolean {
    return this.#at(path)?.arity !== undefined
  }

  isInsideRule(path: readonly string[]): boolean {
    let node: HeadNode | undefined = this.#root
    for (const name of path.slice(0, -1)) {
      node = node?.children.get(name)
      if (node?.isRule === true) return true
    }
    return false
  }

  isBuiltin(name: string): boolean {
    return this.#builtins.has(name)
  }

  #made(path: readonly string[]): HeadNode {
    let node = this.#root
    for (const name of path) {
      const child = node.children.get(name) ?? newHead()
      node.children.set(name, child)
      node = child
    }
    return node
  }

  #at(path: readonly string[]): HeadNode | undefined {
    let node: HeadNode | undefined = this.#root
    for (const name of path) node = node?.children.get(name)
    return node
  }
}

interface BuiltinName {
  readonly kind: 'builtin'
  readonly name: string
}

interface HeadNode {
  readonly children: Map<string, HeadNode>
  isRule: boolean
  arity: number | undefined
}

function newHead(): HeadNode {
  return { children: new Map(), isRule: false, arity: undefined }
}

/** The names that a head begins with. */
export function staticPath({ name, path }: Rule): readonly string[] {
  return [name, ...path.slice(0, dynamicFrom(path)).map((part) => (part.kind === 'string' ? part.value : ''))]
}

/** Index of the first part of a head that is no constant string. */
export function dynamicFrom(path: readonly Term[]): number {
  const at = path.findIndex(({ kind }) => kind !== 'string')
  return at === -1 ? path.length : at
}
