import type { CelFunc, CelValue } from '@bufbuild/cel'
import type { CelOutcome } from './outcome.ts'
import type { Activation, CelRun } from './run.ts'
import { ExpressionRefused } from './expression-refused.ts'
import type { Expr } from './expr.ts'
import { MOST_DEPTH, type Syntax } from './syntax.ts'

/** An expression made ready. Throws CannotEvaluate. */
export type Node = (variables: Activation, run: CelRun) => CelOutcome

/** Functions by their name; those of one name differ in whether they are methods, and in the types they take. */
export type Functions = ReadonlyMap<string, readonly CelFunc[]>

/** A function that reads the pinned clock: `now()`, `x.timeSince()`. Undefined: not for these arguments. */
export interface ClockFunction {
  readonly name: string
  readonly kind: 'function' | 'method'
  readonly arguments: number
  call(now: CelValue, target: CelValue | undefined, args: readonly CelValue[]): CelOutcome | undefined
}

/** Whose answers count where implementations of CEL differ; `any`: none, there is no answer then. */
export type Dialect = 'any' | 'cel-go'

/** What the names of an expression may stand for. */
export interface Names {
  /** The variables of the host; undefined: any, which are there or not when it is evaluated. */
  readonly variables: ReadonlySet<string> | undefined
  readonly functions: Functions
  readonly clockFunctions: readonly ClockFunction[]
  readonly dialect: Dialect
  /** See CelSettings. */
  readonly unboundFunctions: 'refused' | 'fail'
}

/** Makes a node of the syntax tree ready. Throws ExpressionRefused. */
export type Maker = (expr: Expr, place: Place) => Node

/** An expression while it is made ready, as a whole. */
export interface Making {
  readonly maker: Maker
  readonly names: Names
  readonly syntax: Syntax
  /** Slots given to macros so far. */
  slots: number
}

/** A place in an expression while it is made ready: what is known there, and how deep it is. */
export class Place {
  readonly names: Names
  readonly syntax: Syntax
  /** Variables that macros bind here, with the number of their slot. */
  readonly bound: ReadonlyMap<string, number>
  readonly #making: Making
  readonly #depth: number

  constructor(making: Making, bound: ReadonlyMap<string, number> = new Map(), depth = 0) {
    this.names = making.names
    this.syntax = making.syntax
    this.bound = bound
    this.#making = making
    this.#depth = depth
  }

  /** One level down. Throws ExpressionRefused where that is too deep. */
  below(): Place {
    if (this.#depth >= MOST_DEPTH)
      throw new ExpressionRefused(`the expression is nested more than ${MOST_DEPTH} deep`)
    return new Place(this.#making, this.bound, this.#depth + 1)
  }

  /** A part of the expression, made ready here. */
  make(expr: Expr): Node {
    return this.#making.maker(expr, this)
  }

  /** With a name bound to a slot. */
  binding(name: string, slot: number): Place {
    return new Place(this.#making, new Map(this.bound).set(name, slot), this.#depth)
  }

  /** The number of a slot that no other macro of the expression uses. */
  freshSlot(): number {
    return this.#making.slots++
  }

  /** Refuses the expression, with the place of the node that is meant. */
  refuse(why: string, expr: Expr): never {
    throw new ExpressionRefused(why, this.syntax.placeOf(expr))
  }
}
