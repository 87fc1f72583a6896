import { freeNames, type FreeName, freeNamesOfTests } from './feel/free-names.ts'
import { isBuiltIn } from './feel/builtins.ts'
import { type NameShape, nameShape, normalName } from './feel/names.ts'
import type { Expression, UnaryTests } from './feel/syntax.ts'
import type { Text } from './model.ts'

/** A name that an element's logic takes from outside of itself, with where it stands. */
export interface OuterName extends FreeName {
  readonly text: Text
}

/** What is known, while FEEL is read, of the names that it may use. */
export class NamesInScope {
  readonly #shapes: ReadonlyMap<string, NameShape | null>
  readonly #local: ReadonlySet<string>
  readonly #outer: OuterName[]

  constructor(
    shapes: ReadonlyMap<string, NameShape | null>,
    outer: OuterName[] = [],
    local: ReadonlySet<string> = new Set(),
  ) {
    this.#shapes = shapes
    this.#outer = outer
    this.#local = local
  }

  /** With names that the logic itself defines. */
  plus(names: Iterable<readonly [string, NameShape | null]>): NamesInScope {
    const added = [...names]
    return new NamesInScope(
      new Map([...this.#shapes, ...added]),
      this.#outer,
      new Set([...this.#local, ...added.map(([name]) => normalName(name))]),
    )
  }

  get shape(): NameShape {
    return nameShape(this.#shapes)
  }

  noteExpression(expression: Expression, text: Text): void {
    this.#note(freeNames(expression), text)
  }

  noteTests(tests: UnaryTests, text: Text): void {
    this.#note(freeNamesOfTests(tests), text)
  }

  /** The names that are neither the logic's own nor built in. */
  outerNames(): readonly OuterName[] {
    return this.#outer
  }

  #note(names: readonly FreeName[], text: Text): void {
    for (const name of names)
      if (!this.#local.has(name.name) && (this.#isGiven(name.name) || !isBuiltIn(name.name)))
        this.#outer.push({ ...name, text })
  }

  #isGiven(name: string): boolean {
    for (const given of this.#shapes.keys()) if (normalName(given) === name) return true
    return false
  }
}
