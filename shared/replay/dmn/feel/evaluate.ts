import { assertNever } from '../../../model/assert-never.ts'
import { calculated, negated } from './arithmetic.ts'
import { builtIn } from './builtins.ts'
import { compare, equal } from './compare.ts'
import { filtered } from './filter.ts'
import { functionOf } from './functions.ts'
import { everyStep } from './iterate.ts'
import { lookedUp, normalName } from './names.ts'
import { property } from './properties.ts'
import { FeelRefused } from './refused.ts'
import { inRange, interval, unaryRange } from './range.ts'
import { type Binding, childScope, constant, type Run, type Scope } from './run.ts'
import type { Comparator, Expression, UnaryTest, UnaryTests } from './syntax.ts'
import { isInstance } from './type.ts'
import { type Feel, isKind, isList, kindOf } from './value.ts'

/** The name by which a scope holds what a unary test tests. */
const TESTED = '?'

/**
 * The value of an expression. What FEEL calls an error is null, and `run` has it in words. Throws FeelRefused for
 * what is not answered.
 */
export function evaluate(expression: Expression, scope: Scope, run: Run): Feel {
  run.spend(1)
  return run.whole(run.deeper(() => valueOf(expression, scope, run)))
}

function valueOf(expression: Expression, scope: Scope, run: Run): Feel {
  const at = (part: Expression) => evaluate(part, scope, run)
  switch (expression.kind) {
    case 'literal':
      return expression.value
    case 'invalid':
      return run.fail(expression.why)
    case 'name':
    case 'path':
      return reached(expression, scope, run)
    case 'tested':
      return scope.find(TESTED)?.value() ?? null
    case 'filter':
      return filtered(at(expression.base), (inner) => evaluate(expression.test, inner, run), scope, run)
    case 'arithmetic': {
      const [left, right] = [at(expression.left), at(expression.right)]
      const value = calculated(expression.operator, left, right)
      if (typeof value === 'string') return run.made(value)
      return (
        value ??
        failed(left, right, run, `${kindOf(left)} ${expression.operator} ${kindOf(right)} has no value`)
      )
    }
    case 'negation': {
      const operand = at(expression.operand)
      return negated(operand) ?? run.fail(`a ${kindOf(operand)} cannot be negated`)
    }
    case 'comparison':
      return compared(expression.operator, at(expression.left), at(expression.right), run)
    case 'logic':
      return logic(expression, scope, run)
    case 'between': {
      const value = at(expression.value)
      const [low, high] = [compare(value, at(expression.low)), compare(value, at(expression.high))]
      if (low === null || high === null) return run.fail('between has values that have no order')
      return low >= 0 && high <= 0
    }
    case 'in':
      return isIn(at(expression.value), expression.tests, scope, run)
    case 'bound':
      return unaryRange(expression.written, at(expression.bound))
    case 'interval': {
      const included = { start: expression.startIncluded, end: expression.endIncluded }
      return (
        interval(at(expression.start), at(expression.end), included) ??
        run.fail('a range has ends that have no order')
      )
    }
    case 'if':
      return at(isTrue(at(expression.condition)) ? expression.whenTrue : expression.whenNot)
    case 'for':
      return forEach(expression, scope, run)
    case 'quantified':
      return quantified(expression, scope, run)
    case 'instance':
      return isInstance(at(expression.value), expression.type)
    case 'list':
      return expression.items.map(at)
    case 'context':
      return contextOf(expression, scope, run)
    case 'function':
      return functionOf('a function', expression.parameters, run, (parameters) =>
        evaluate(expression.body, childScope(scope, parameters), run),
      )
    case 'call':
      return called(expression, scope, run)
    default:
      return assertNever(expression)
  }
}

/** A name and the names below it, so that what is read of the name can be told. */
function reached(expression: Extract<Expression, { kind: 'name' | 'path' }>, scope: Scope, run: Run): Feel {
  const below: string[] = []
  let base: Expression = expression
  for (; base.kind === 'path'; base = base.base) below.unshift(base.name)
  const value = base.kind === 'name' ? named(base.name, below, scope, run) : evaluate(base, scope, run)
  return below.reduce<Feel>((of, name) => {
    const part = property(of, name)
    return part === undefined ? (of === null ? null : run.fail(`a ${kindOf(of)} has no ${name}`)) : part
  }, value)
}

function named(name: string, below: readonly string[], scope: Scope, run: Run): Feel {
  const binding = scope.find(name)
  if (binding === undefined) return builtIn(name, run) ?? run.fail(`${name} is not defined`)
  binding.onRead?.(below)
  return binding.value()
}

function compared(operator: Comparator, left: Feel, right: Feel, run: Run): boolean | null {
  if (operator === '=' || operator === '!=') {
    const same = equal(left, right)
    if (same === null)
      return failed(left, right, run, `a ${kindOf(left)} is compared with a ${kindOf(right)}`)
    return operator === '=' ? same : !same
  }
  const order = compare(left, right)
  if (order === null)
    return failed(left, right, run, `a ${kindOf(left)} has no order with a ${kindOf(right)}`)
  switch (operator) {
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
  }
}

/** Whether a condition holds; unknown counts as no. What is no truth at all is read in two ways, and refused. */
export function isTrue(condition: Feel): boolean {
  if (condition !== null && typeof condition !== 'boolean')
    throw new FeelRefused(`a condition that is a ${kindOf(condition)}`)
  return condition === true
}

/** Null, which is worth no words where it comes of a null that was there before. */
function failed(left: Feel, right: Feel, run: Run, why: string): null {
  return left === null || right === null ? null : run.fail(why)
}

/** Ternary logic (DMN 1.5, table 50): what is no truth is unknown. */
function logic(
  { operator, left, right }: Extract<Expression, { kind: 'logic' }>,
  scope: Scope,
  run: Run,
): boolean | null {
  const decides = operator === 'or'
  const first = evaluate(left, scope, run)
  if (first === decides) return decides
  const second = evaluate(right, scope, run)
  if (second === decides) return decides
  return typeof first === 'boolean' && typeof second === 'boolean'
    ? !decides
    : run.fail(`a ${kindOf(typeof first === 'boolean' ? second : first)} where a truth is wanted`)
}

function isIn(value: Feel, tests: readonly Expression[], scope: Scope, run: Run): boolean | null {
  const results = tests.map((test) => holdsFor(value, evaluate(test, scope, run)))
  return anyOf(results)
}

/** `value in test`: equal to it, in its range, or so for an item of its list. */
function holdsFor(value: Feel, test: Feel): boolean | null {
  if (isKind(test, 'range')) return inRange(value, test)
  if (!isList(test)) return test === null && value !== null ? null : equal(value, test)
  if (isList(value) && equal(value, test) === true) return true
  const results = test.map((item) => (isKind(item, 'range') ? inRange(value, item) : equal(value, item)))
  return results.includes(true)
}

function anyOf(results: readonly (boolean | null)[]): boolean | null {
  if (results.includes(true)) return true
  return results.includes(null) ? null : false
}

/** Whether a cell of a decision table holds; null where that is not known, which is no match. */
export function testsHold(tests: UnaryTests, value: Binding, scope: Scope, run: Run): boolean | null {
  if (tests.kind === 'any') return true
  const inner = childScope(scope, new Map([[TESTED, value]]))
  const result = anyOf(tests.tests.map((test) => testHolds(test, value.value(), inner, run)))
  if (!tests.negated) return result
  return result === null ? null : !result
}

/** DMN 1.5, 10.3.2.13 (table 55): an expression that names `?` holds where it is true, another where the value is in it. */
function testHolds(
  { expression, namesTested }: UnaryTest,
  value: Feel,
  scope: Scope,
  run: Run,
): boolean | null {
  const test = evaluate(expression, scope, run)
  if (namesTested) return typeof test === 'boolean' ? test : null
  if (typeof test === 'boolean' && !['literal', 'name', 'path'].includes(expression.kind)) {
    if (typeof value === 'boolean')
      throw new FeelRefused('a condition in a cell that is held against a truth: it is read in two ways')
    return test
  }
  if (test !== null) return holdsFor(value, test)
  if (value === null && expression.kind !== 'literal')
    throw new FeelRefused('a cell that comes to null, held against null: it is read in two ways')
  return value === null
}

function iterating(run: Run) {
  return { run, evaluate: (expression: Expression, scope: Scope) => evaluate(expression, scope, run) }
}

function forEach({ iterations, body }: Extract<Expression, { kind: 'for' }>, scope: Scope, run: Run): Feel {
  const results: Feel[] = []
  const sofar = (): Feel => {
    run.spend(results.length >> 4)
    return [...results]
  }
  const inner = childScope(scope, new Map([['partial', { value: sofar }]]))
  const went = everyStep(iterations, inner, iterating(run), (step) => {
    results.push(evaluate(body, step, run))
    return 'go on'
  })
  return went ? results : null
}

function quantified(
  { quantifier, iterations, body }: Extract<Expression, { kind: 'quantified' }>,
  scope: Scope,
  run: Run,
): boolean | null {
  const decides = quantifier === 'some'
  let [decided, unknown, mistaken] = [false, false, false]
  const went = everyStep(iterations, scope, iterating(run), (step) => {
    const value = evaluate(body, step, run)
    decided ||= value === decides
    unknown ||= typeof value !== 'boolean'
    mistaken ||= value !== null && typeof value !== 'boolean'
    return decided ? 'stop' : 'go on'
  })
  if (decided && mistaken)
    throw new FeelRefused(`${quantifier} with conditions some of which are no truths: it is read in two ways`)
  if (decided) return decides
  if (unknown) return run.fail(`${quantifier} has a condition that is neither true nor false`)
  return went ? !decides : null
}

/** Later entries see earlier ones; two of one name are an error. */
function contextOf({ entries }: Extract<Expression, { kind: 'context' }>, scope: Scope, run: Run): Feel {
  const values = new Map<string, Feel>()
  const names = new Map<string, Binding>()
  const inner = childScope(scope, names)
  for (const { name, value } of entries) {
    if (lookedUp(values, name) !== undefined || values.has(name))
      return run.fail(`a context has two entries ${name}`)
    const of = evaluate(value, inner, run)
    values.set(name, of)
    names.set(normalName(name), constant(of))
  }
  return { kind: 'context', entries: values }
}

function called(
  { callee, argumentList }: Extract<Expression, { kind: 'call' }>,
  scope: Scope,
  run: Run,
): Feel {
  const of = evaluate(callee, scope, run)
  if (!isKind(of, 'function')) return run.fail(`a ${kindOf(of)} is called as a function`)
  if (argumentList.kind === 'positional')
    return of.call({
      kind: 'positional',
      values: argumentList.values.map((value) => evaluate(value, scope, run)),
    })
  const values = new Map(argumentList.values.map(({ name, value }) => [name, evaluate(value, scope, run)]))
  if (values.size < argumentList.values.length) return run.fail(`${of.name} is given one argument twice`)
  return of.call({ kind: 'named', values })
}
