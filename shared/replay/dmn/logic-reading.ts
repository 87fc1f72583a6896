import { readExpression, readUnaryTests } from './feel/parse.ts'
import type { Expression, UnaryTests } from './feel/syntax.ts'
import type { ItemTypes } from './item-types.ts'
import type { Text } from './model.ts'
import type { NamesInScope } from './names-in-scope.ts'
import { inElement } from './refusal.ts'

/** What the logic of one decision or knowledge model is read in. */
export interface LogicReading {
  /** The element's name. */
  readonly owner: string
  readonly names: NamesInScope
  readonly types: ItemTypes
  /** Counts the tables of the element. */
  readonly nextTable: () => number
}

/** Reads an expression, and notes the names that it takes from outside. */
export function expressionIn(text: Text, { owner, names, types }: LogicReading): Expression {
  const expression = inElement(owner, text, () =>
    readExpression(text.text, { names: names.shape, types: types.types }),
  )
  names.noteExpression(expression, text)
  return expression
}

/** Reads a cell's tests, and notes the names that they take from outside. */
export function testsIn(text: Text, { owner, names, types }: LogicReading): UnaryTests {
  const tests = inElement(owner, text, () =>
    readUnaryTests(text.text, { names: names.shape, types: types.types }),
  )
  names.noteTests(tests, text)
  return tests
}
