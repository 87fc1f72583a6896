import { readDecimal } from './decimal.ts'
import type { NameShape } from './names.ts'
import { callOf, entriesOf, functionOf } from './parse-call.ts'
import { iterationsOf } from './parse-iterations.ts'
import { typeOf, type Types } from './parse-type.ts'
import { FeelRefused } from './refused.ts'
import { stringOf } from './string-literal.ts'
import type { ArithmeticOperator, Comparator, Expression, UnaryTests } from './syntax.ts'
import { readTemporal } from './temporal-text.ts'
import { child, childrenOf, named, nameOf, type Node, textOf, treeOf } from './tree.ts'

/** What an expression is read in. */
interface Reading {
  readonly names: NameShape
  /** Types that the model defines. */
  readonly types: Types
}

const COMPARATORS: readonly Comparator[] = ['=', '!=', '<', '<=', '>', '>=']
const OPERATORS: readonly ArithmeticOperator[] = ['+', '-', '*', '/', '**']

/** Reads an expression. Throws FeelRefused with what is not understood, or not evaluated, by name. */
export function readExpression(text: string, { names, types }: Reading): Expression {
  return new Reader(text, types).expression(child(treeOf(text, 'expression', names), 0))
}

/** Reads what stands in a cell of a decision table; an empty cell tests nothing. */
export function readUnaryTests(text: string, { names, types }: Reading): UnaryTests {
  if (text.trim() === '' || text.trim() === '-') return { kind: 'any' }
  return new Reader(text, types).tests(treeOf(text, 'unary tests', names))
}

/** From feelin's tree, whose texts are slices of what was written, to what is evaluated. */
class Reader {
  readonly #text: string
  readonly #types: Types

  constructor(text: string, types: Types) {
    this.#text = text
    this.#types = types
  }

  readonly #below = (node: Node): Expression => this.expression(node)

  tests(top: Node): UnaryTests {
    const list = named(top, 'PositiveUnaryTests')
    if (list === undefined) return { kind: 'any' }
    const tests = childrenOf(list).map((test) => {
      const expression = this.expression(child(test, 0))
      return { expression, namesTested: holds(test, '?') }
    })
    return { kind: 'tests', negated: named(top, 'not') !== undefined, tests }
  }

  expression(node: Node): Expression {
    switch (node.name) {
      case 'NumericLiteral':
        return this.#number(node)
      case 'StringLiteral':
        return { kind: 'literal', value: stringOf(this.#textOf(node)) }
      case 'BooleanLiteral':
        return { kind: 'literal', value: this.#textOf(node) === 'true' }
      case 'null':
        return { kind: 'literal', value: null }
      case '?':
        return { kind: 'tested' }
      case 'VariableName':
        return { kind: 'name', name: this.#nameOf(node), at: node.from }
      case 'ParenthesizedExpression':
        return this.expression(child(node, 1))
      case 'DateTimeLiteral':
        return this.#dateTime(node)
      case 'PathExpression':
        return {
          kind: 'path',
          base: this.expression(child(node, 0)),
          name: this.#nameOf(child(node, -1)),
          at: child(node, -1).from,
        }
      case 'FilterExpression':
        return {
          kind: 'filter',
          base: this.expression(child(node, 0)),
          test: this.expression(child(node, 2)),
        }
      case 'ArithmeticExpression':
        return this.#arithmetic(node)
      case 'Comparison':
        return this.#comparison(node)
      case 'Conjunction':
      case 'Disjunction':
        return this.#logic(node)
      case 'SimplePositiveUnaryTest':
        return this.#simpleTest(node)
      case 'IfExpression': {
        const [, condition, , whenTrue, , whenNot] = childrenOf(node)
        return {
          kind: 'if',
          condition: this.expression(given(condition, node)),
          whenTrue: this.expression(given(whenTrue, node)),
          whenNot: this.expression(given(whenNot, node)),
        }
      }
      case 'ForExpression':
        return {
          kind: 'for',
          iterations: this.#iterations(node),
          body: this.expression(child(node, -1)),
        }
      case 'QuantifiedExpression':
        return {
          kind: 'quantified',
          quantifier: child(node, 0).name === 'every' ? 'every' : 'some',
          iterations: this.#iterations(node),
          body: this.expression(child(node, -1)),
        }
      case 'InstanceOfExpression':
        return {
          kind: 'instance',
          value: this.expression(child(node, 0)),
          type: typeOf(child(node, -1), this.#text, this.#types),
        }
      case 'List':
        return {
          kind: 'list',
          items: childrenOf(node)
            .slice(1, -1)
            .map((item) => this.expression(item)),
        }
      case 'Context':
        return { kind: 'context', entries: entriesOf(node, this.#text, this.#below) }
      case 'FunctionDefinition':
        return functionOf(node, this.#text, { below: this.#below, types: this.#types })
      case 'FunctionInvocation':
        return callOf(node, this.#text, this.#below)
      default:
        throw new FeelRefused(`FEEL that is not evaluated: ${node.name} at character ${node.from}`)
    }
  }

  #number(node: Node): Expression {
    const text = this.#textOf(node).replaceAll(/\s+/g, '')
    const value = readDecimal(text)
    if (value === undefined)
      throw new FeelRefused(`the number ${text.slice(0, 40)}, which decimal128 does not hold`)
    return { kind: 'literal', value }
  }

  /** `@"..."`, or `date(...)` and its like, which are calls. */
  #dateTime(node: Node): Expression {
    const literal = named(node, 'AtLiteral')
    if (literal === undefined) return callOf(node, this.#text, this.#below)
    const text = stringOf(this.#textOf(child(literal, -1)))
    const value = readTemporal(text)
    return value === undefined
      ? { kind: 'invalid', why: `@"${text}" is no date, time or duration` }
      : { kind: 'literal', value }
  }

  #arithmetic(node: Node): Expression {
    const parts = childrenOf(node)
    if (parts.length === 2) return { kind: 'negation', operand: this.expression(child(node, 1)) }
    const operator = OPERATORS.find((each) => each === this.#textOf(child(node, 1)))
    if (operator === undefined || parts.length !== 3) throw notEvaluated(node)
    return {
      kind: 'arithmetic',
      operator,
      left: this.expression(child(node, 0)),
      right: this.expression(child(node, 2)),
    }
  }

  #comparison(node: Node): Expression {
    const [left, operator, ...rest] = childrenOf(node)
    if (left === undefined || operator === undefined) throw notEvaluated(node)
    if (operator.name === 'between') return this.#between(left, rest, node)
    if (operator.name === 'in') return this.#in(left, rest, node)
    const comparator = COMPARATORS.find((each) => each === this.#textOf(operator))
    // DMN 1.5 gives comparisons no order among themselves, and implementations differ.
    if (comparator === undefined || left.name === 'Comparison' || rest[0]?.name === 'Comparison')
      throw new FeelRefused(`comparisons one after the other, without parentheses, at character ${node.from}`)
    return {
      kind: 'comparison',
      operator: comparator,
      left: this.expression(left),
      right: this.expression(given(rest[0], node)),
    }
  }

  #between(value: Node, [low, , high]: readonly Node[], node: Node): Expression {
    return {
      kind: 'between',
      value: this.expression(value),
      low: this.expression(given(low, node)),
      high: this.expression(given(high, node)),
    }
  }

  #in(value: Node, rest: readonly Node[], node: Node): Expression {
    const list = rest.find((each) => each.name === 'PositiveUnaryTests')
    if (list !== undefined)
      return {
        kind: 'in',
        value: this.expression(value),
        tests: childrenOf(list).map((test) => this.expression(child(test, 0))),
      }
    return this.#inOne(value, child(given(rest[0], node), 0))
  }

  /**
   * The grammar takes what follows `in` too far: of `x in y and z` it makes `x in (y and z)`. What stands after the
   * first test is put back beside it.
   */
  #inOne(value: Node, test: Node): Expression {
    if (test.name === 'Conjunction' || test.name === 'Disjunction')
      return {
        kind: 'logic',
        operator: test.name === 'Conjunction' ? 'and' : 'or',
        left: this.#inOne(value, child(test, 0)),
        right: this.expression(child(test, -1)),
      }
    if (test.name === 'Comparison')
      throw new FeelRefused(`a comparison after in, without parentheses, at character ${test.from}`)
    const [, operand] = test.name === 'SimplePositiveUnaryTest' ? childrenOf(test) : []
    if (operand !== undefined && (operand.name === 'Conjunction' || operand.name === 'Disjunction'))
      throw new FeelRefused(
        `and or or after a comparison with in, without parentheses, at character ${test.from}`,
      )
    return { kind: 'in', value: this.expression(value), tests: [this.expression(test)] }
  }

  #logic(node: Node): Expression {
    const [left, right] = [this.expression(child(node, 0)), this.expression(child(node, -1))]
    if ([left, right].some(({ kind }) => kind === 'bound' || kind === 'interval'))
      throw new FeelRefused(`a range where a truth is wanted, at character ${node.from}`)
    return { kind: 'logic', operator: node.name === 'Conjunction' ? 'and' : 'or', left, right }
  }

  /** `< 10` or `[1..10]`. */
  #simpleTest(node: Node): Expression {
    const interval = named(node, 'Interval')
    if (interval !== undefined)
      return {
        kind: 'interval',
        start: this.expression(child(interval, 1)),
        end: this.expression(child(interval, 2)),
        startIncluded: this.#textOf(child(interval, 0)) === '[',
        endIncluded: this.#textOf(child(interval, -1)) === ']',
      }
    const written = COMPARATORS.find((each) => each === this.#textOf(child(node, 0)))
    const bound = child(node, 1)
    if (written === undefined) throw notEvaluated(node)
    if (['Comparison', 'Conjunction', 'Disjunction', 'SimplePositiveUnaryTest'].includes(bound.name))
      throw new FeelRefused(
        `a unary test that goes on after what it compares with, at character ${bound.from}`,
      )
    return { kind: 'bound', written, bound: this.expression(bound) }
  }

  #iterations(node: Node) {
    return iterationsOf(given(named(node, 'InExpressions'), node), this.#text, this.#below)
  }

  #textOf(node: Node): string {
    return textOf(node, this.#text)
  }

  #nameOf(node: Node): string {
    return nameOf(node, this.#text)
  }
}

function given(node: Node | undefined, above: Node): Node {
  if (node === undefined) throw notEvaluated(above)
  return node
}

function notEvaluated(node: Node): FeelRefused {
  return new FeelRefused(`FEEL that is not evaluated: ${node.name} at character ${node.from}`)
}

/** Whether a node of that name stands in a tree. */
function holds(node: Node, name: string): boolean {
  let found = false
  node.cursor().iterate(({ name: each }) => {
    found ||= each === name
    return !found
  })
  return found
}
