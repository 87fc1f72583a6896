import type { FeelType } from './type.ts'
import type { Feel, RangeValue } from './value.ts'

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**'
export type Comparator = '=' | '!=' | '<' | '<=' | '>' | '>='

/** A FEEL expression (DMN 1.5, 10.3.1). Offsets `at` are in its own text, in UTF-16 units. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: Feel }
  /** A literal that says no value, `@"foo"`: null, with these words. */
  | { readonly kind: 'invalid'; readonly why: string }
  | { readonly kind: 'name'; readonly name: string; readonly at: number }
  /** `?`, what a unary test tests. */
  | { readonly kind: 'tested' }
  | { readonly kind: 'path'; readonly base: Expression; readonly name: string; readonly at: number }
  | { readonly kind: 'filter'; readonly base: Expression; readonly test: Expression }
  | {
      readonly kind: 'arithmetic'
      readonly operator: ArithmeticOperator
      readonly left: Expression
      readonly right: Expression
    }
  | { readonly kind: 'negation'; readonly operand: Expression }
  | {
      readonly kind: 'comparison'
      readonly operator: Comparator
      readonly left: Expression
      readonly right: Expression
    }
  | {
      readonly kind: 'logic'
      readonly operator: 'and' | 'or'
      readonly left: Expression
      readonly right: Expression
    }
  | {
      readonly kind: 'between'
      readonly value: Expression
      readonly low: Expression
      readonly high: Expression
    }
  | { readonly kind: 'in'; readonly value: Expression; readonly tests: readonly Expression[] }
  | {
      readonly kind: 'bound'
      readonly written: Exclude<RangeValue['written'], 'interval'>
      readonly bound: Expression
    }
  | {
      readonly kind: 'interval'
      readonly start: Expression
      readonly end: Expression
      readonly startIncluded: boolean
      readonly endIncluded: boolean
    }
  | {
      readonly kind: 'if'
      readonly condition: Expression
      readonly whenTrue: Expression
      readonly whenNot: Expression
    }
  | { readonly kind: 'for'; readonly iterations: readonly Iteration[]; readonly body: Expression }
  | {
      readonly kind: 'quantified'
      readonly quantifier: 'some' | 'every'
      readonly iterations: readonly Iteration[]
      readonly body: Expression
    }
  | { readonly kind: 'instance'; readonly value: Expression; readonly type: FeelType }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'context'; readonly entries: readonly ContextEntry[] }
  | { readonly kind: 'function'; readonly parameters: readonly Parameter[]; readonly body: Expression }
  | { readonly kind: 'call'; readonly callee: Expression; readonly argumentList: ArgumentList }

export type ArgumentList =
  | { readonly kind: 'positional'; readonly values: readonly Expression[] }
  | { readonly kind: 'named'; readonly values: readonly ContextEntry[] }

export interface ContextEntry {
  readonly name: string
  readonly value: Expression
}

export interface Parameter {
  readonly name: string
  readonly type: FeelType
}

/** `x in list`, or `x in from..to`. */
export interface Iteration {
  readonly name: string
  readonly over: Expression | { readonly kind: 'steps'; readonly from: Expression; readonly to: Expression }
}

/** What stands in a cell of a decision table (DMN 1.5, 10.3.1.2 rule 13). */
export type UnaryTests =
  | { readonly kind: 'any' }
  | { readonly kind: 'tests'; readonly negated: boolean; readonly tests: readonly UnaryTest[] }

export interface UnaryTest {
  readonly expression: Expression
  /** It names `?`, so that its truth counts and not its value. */
  readonly namesTested: boolean
}
