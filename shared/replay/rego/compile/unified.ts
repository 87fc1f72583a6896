import { patternVariables, type VariableSet, variablesOf } from './term-variables.ts'
import type { ResolvedTerm } from './resolved.ts'

/**
 * The variables that are bound once `left = right` holds, where those in `safe` are before: OPA's own reckoning
 * (ast.Unify). A variable that is held against what is not bound yet is bound as soon as that is.
 */
export function unified(safe: VariableSet, left: ResolvedTerm, right: ResolvedTerm): VariableSet {
  const unifier = new Unifier(safe)
  unifier.unify(left, right)
  return unifier.bound
}

/** Whether what a reference looks into is bound. */
export function isReachable({ head }: ResolvedTerm & { readonly kind: 'ref' }, safe: VariableSet): boolean {
  return typeof head === 'string' || variablesOf(head).isSubsetOf(safe)
}

class Unifier {
  readonly bound = new Set<number>()
  readonly #safe: VariableSet
  /** For a variable that is not bound: on which others it waits. */
  readonly #waiting = new Map<number, Set<number>>()
  /** The same the other way round. */
  readonly #waitedFor = new Map<number, Set<number>>()

  constructor(safe: VariableSet) {
    this.#safe = safe
  }

  unify(left: ResolvedTerm, right: ResolvedTerm): void {
    if (left.kind === 'var') this.#variable(left.id, right)
    else if (right.kind === 'var') this.#variable(right.id, left)
    else if (left.kind === 'array' && right.kind === 'array') this.#pairs(left.items, right.items)
    else if (left.kind === 'object' && right.kind === 'object') this.#objects(left.entries, right.entries)
    else if (this.#gives(left, right)) this.#bindAll(patternVariables(right))
    else if (this.#gives(right, left)) this.#bindAll(patternVariables(left))
  }

  /** Whether a value of `from` takes the pattern apart: a document, or a comprehension of the pattern's kind. */
  #gives(from: ResolvedTerm, pattern: ResolvedTerm): boolean {
    if (pattern.kind !== 'array' && pattern.kind !== 'object') return false
    if (from.kind === 'ref') return isReachable(from, this.#safe)
    return from.kind === 'comprehension'
  }

  #variable(id: number, other: ResolvedTerm): void {
    switch (other.kind) {
      case 'var':
        if (this.#isBound(other.id)) this.#bind(id)
        else if (this.#isBound(id)) this.#bind(other.id)
        else {
          this.#wait(id, other.id)
          this.#wait(other.id, id)
        }
        return
      case 'array':
      case 'object':
        this.#pattern(id, patternVariables(other))
        return
      case 'ref':
        if (isReachable(other, this.#safe)) this.#bind(id)
        return
      default:
        this.#bind(id)
    }
  }

  #pattern(id: number, inside: VariableSet): void {
    if (this.#isBound(id)) return this.#bindAll(inside)
    const missing = [...inside].filter((each) => !this.#isBound(each))
    if (missing.length === 0) return this.#bind(id)
    for (const each of missing) this.#wait(id, each)
  }

  #pairs(left: readonly ResolvedTerm[], right: readonly ResolvedTerm[]): void {
    if (left.length !== right.length) return
    for (const [at, item] of left.entries()) {
      const other = right[at]
      if (other !== undefined) this.unify(item, other)
    }
  }

  /** Keys that are written alike: others can only be known when they are worked out. */
  #objects(left: Entries, right: Entries): void {
    if (left.length !== right.length) return
    const others = new Map(right.map(([key, value]) => [writtenKey(key), value]))
    for (const [key, value] of left) {
      const other = others.get(writtenKey(key))
      if (other !== undefined) this.unify(value, other)
    }
  }

  #isBound(id: number): boolean {
    return this.#safe.has(id) || this.bound.has(id)
  }

  #bindAll(ids: VariableSet): void {
    for (const id of ids) this.#bind(id)
  }

  #bind(first: number): void {
    const open = [first]
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      this.bound.add(id)
      for (const other of this.#waiting.get(id) ?? []) open.push(other)
      this.#waiting.delete(id)
      for (const waiting of this.#waitedFor.get(id) ?? []) {
        const on = this.#waiting.get(waiting)
        if (on?.delete(id) === true && on.size === 0) open.push(waiting)
      }
      this.#waitedFor.delete(id)
    }
  }

  #wait(id: number, on: number): void {
    this.#waiting.set(id, (this.#waiting.get(id) ?? new Set()).add(on))
    this.#waitedFor.set(on, (this.#waitedFor.get(on) ?? new Set()).add(id))
  }
}

type Entries = readonly (readonly [ResolvedTerm, ResolvedTerm])[]

function writtenKey(key: ResolvedTerm): string {
  return JSON.stringify(key, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
}
