import { type CelFunc, type CelValue, celType, isCelError } from '@bufbuild/cel'
import { makeAccess } from './access.ts'
import type { ClockFunction, Node, Place } from './node.ts'
import { CannotEvaluate, type CelOutcome, type Failure, failed, isFailure, notBoolean } from './outcome.ts'
import type { CallExpr, Expr } from './expr.ts'

/** A call of an operator, a function or a method. Functions that are not there are refused by name. */
export function makeCall(expr: Expr, call: CallExpr, place: Place): Node {
  const operands = (): readonly Node[] => call.args.map((arg) => place.make(arg))
  switch (call.function) {
    case '_[_]':
      return makeAccess(expr, place)
    case '_&&_':
      return junction(operands(), false)
    case '_||_':
      return junction(operands(), true)
    case '_?_:_':
      return conditional(operands())
    case '@not_strictly_false':
      return notStrictlyFalse(operands())
    default:
      return makeFunctionCall(expr, call, place)
  }
}

/**
 * `&&` and `||`: a side that decides does so whatever the other comes to (langdef, "Logical Operators").
 */
function junction(sides: readonly Node[], deciding: boolean): Node {
  return (variables, run) => {
    run.spend(1)
    let failure: Failure | undefined
    for (const side of sides) {
      const value = side(variables, run)
      if (value === deciding) return deciding
      if (isFailure(value)) failure = value.kind === 'unknown' ? value : (failure ?? value)
      else if (typeof value !== 'boolean') failure ??= notBoolean(value, deciding ? '||' : '&&')
    }
    return failure ?? !deciding
  }
}

function conditional([test, then, otherwise]: readonly Node[]): Node {
  if (test === undefined || then === undefined || otherwise === undefined)
    throw new Error('the parser gave a condition that is incomplete')
  return (variables, run) => {
    run.spend(1)
    const value = test(variables, run)
    if (isFailure(value)) return value
    if (typeof value !== 'boolean') return notBoolean(value, '?:')
    return value ? then(variables, run) : otherwise(variables, run)
  }
}

function notStrictlyFalse([operand]: readonly Node[]): Node {
  if (operand === undefined) throw new Error('the parser gave a macro that is incomplete')
  return (variables, run) => operand(variables, run) !== false
}

function makeFunctionCall(expr: Expr, call: CallExpr, place: Place): Node {
  const { name, target } = calledName(call, place)
  const args = call.args.map((arg) => place.make(arg))
  const from = target === undefined ? undefined : place.make(target)
  const clock = place.names.clockFunctions.find(
    (each) =>
      each.name === name &&
      (each.kind === 'method') === (from !== undefined) &&
      each.arguments === args.length,
  )
  if (clock !== undefined) return clockCall(clock, from, args)
  const all = place.names.functions.get(name)
  if (all === undefined) return unbound(`there is no function ${name}`, expr, place)
  const overloads = all.filter(
    (each) => (each.target !== undefined) === (from !== undefined) && each.arguments.length === args.length,
  )
  if (overloads.length === 0) {
    const form = from === undefined ? 'function' : 'method'
    return unbound(`there is no ${form} ${name} with ${args.length} arguments`, expr, place)
  }
  return functionCall(name, overloads, from, args)
}

function unbound(why: string, expr: Expr, place: Place): Node {
  return place.names.unboundFunctions === 'fail' ? () => failed(why) : place.refuse(why, expr)
}

/** `math.greatest(a, b)` names a function where there is one so called, else it is a method of `math`. */
function calledName(
  call: CallExpr,
  place: Place,
): { readonly name: string; readonly target: Expr | undefined } {
  const qualifier = call.target === undefined ? undefined : qualifiedName(call.target)
  const name = `${qualifier}.${call.function}`
  if (qualifier === undefined || !place.names.functions.has(name))
    return { name: call.function, target: call.target }
  return { name, target: undefined }
}

function qualifiedName({ exprKind }: Expr): string | undefined {
  if (exprKind.case === 'identExpr') return exprKind.value.name
  if (exprKind.case !== 'selectExpr' || exprKind.value.testOnly || exprKind.value.operand === undefined)
    return undefined
  const above = qualifiedName(exprKind.value.operand)
  return above === undefined ? undefined : `${above}.${exprKind.value.field}`
}

type Applied = (target: CelValue | undefined, args: readonly CelValue[]) => CelOutcome

function functionCall(
  name: string,
  overloads: readonly CelFunc[],
  target: Node | undefined,
  args: readonly Node[],
): Node {
  const apply: Applied = (from, values) => {
    for (const overload of overloads) {
      const result = overload.call(0, from, [...values])
      if (result !== undefined) return isCelError(result) ? asFailure(result) : result
    }
    const types = values.map((value) => celType(value).name).join(', ')
    return failed(`no such overload: ${from === undefined ? '' : `${celType(from).name}.`}${name}(${types})`)
  }
  return called(target, args, () => apply)
}

function clockCall(clock: ClockFunction, target: Node | undefined, args: readonly Node[]): Node {
  return called(target, args, (run) => (from, values) => {
    return clock.call(run.now(), from, values) ?? failed(`no such overload: ${clock.name}`)
  })
}

/** Evaluates what a function is called with, from left to right; the first failure is the answer. */
function called(
  target: Node | undefined,
  args: readonly Node[],
  applied: (run: Parameters<Node>[1]) => Applied,
): Node {
  return (variables, run) => {
    run.spend(1)
    const from = target?.(variables, run)
    if (isFailure(from)) return from
    const values: CelValue[] = []
    for (const arg of args) {
      const value = arg(variables, run)
      if (isFailure(value)) return value
      values.push(value)
    }
    const result = applied(run)(from, values)
    if (!isFailure(result)) run.spend(workOf(result))
    return result
  }
}

/** Steps that making a value stands for. */
function workOf(value: CelValue): number {
  if (typeof value === 'string' || value instanceof Uint8Array) return value.length >> 6
  return typeof value === 'object' && value !== null && 'size' in value ? value.size >> 3 : 0
}

/** What a function threw: an Error in words is CEL's own; anything else means that there is no answer. */
function asFailure(error: { readonly message: string; readonly cause: unknown }): CelOutcome {
  const { cause } = error
  if (cause instanceof CannotEvaluate) throw cause
  if (cause instanceof Error && cause.constructor !== Error && !isCelError(cause))
    throw new CannotEvaluate(`a function broke down: ${cause.message}`, { cause })
  return failed(error.message)
}
