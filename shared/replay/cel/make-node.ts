import { celList, type CelValue, celUint } from '@bufbuild/cel'
import { makeAccess } from './access.ts'
import { makeCall } from './call.ts'
import { makeComprehension } from './comprehension.ts'
import { makeMap } from './map-literal.ts'
import type { Node, Place } from './node.ts'
import { isFailure } from './outcome.ts'
import type { ConstExpr, Expr } from './expr.ts'

/** Makes an expression ready. Throws ExpressionRefused for what could not be evaluated faithfully. */
export function makeNode(expr: Expr, above: Place): Node {
  const place = above.below()
  const kind = expr.exprKind
  switch (kind.case) {
    case 'constExpr':
      return constant(constantValue(kind.value, expr, place))
    case 'identExpr':
    case 'selectExpr':
      return makeAccess(expr, place)
    case 'callExpr':
      return makeCall(expr, kind.value, place)
    case 'listExpr':
      return makeList(kind.value.elements.map((element) => place.make(element)))
    case 'structExpr':
      if (kind.value.messageName !== '')
        return place.refuse(`protobuf messages are not made: ${kind.value.messageName}`, expr)
      return makeMap(kind.value, expr, place)
    case 'comprehensionExpr':
      return makeComprehension(kind.value, place)
    default:
      return place.refuse('a part of the expression is empty', expr)
  }
}

function constant(value: CelValue): Node {
  return () => value
}

/** Constants are checked here: the parser takes numbers of any size. */
function constantValue({ constantKind }: ConstExpr, expr: Expr, place: Place): CelValue {
  switch (constantKind.case) {
    case 'nullValue':
      return null
    case 'boolValue':
    case 'stringValue':
    case 'bytesValue':
      return constantKind.value
    case 'int64Value':
      if (BigInt.asIntN(64, constantKind.value) !== constantKind.value)
        return place.refuse(`${constantKind.value} is no 64-bit integer`, expr)
      return constantKind.value
    case 'uint64Value':
      if (BigInt.asUintN(64, constantKind.value) !== constantKind.value)
        return place.refuse(`${constantKind.value}u is no unsigned 64-bit integer`, expr)
      return celUint(constantKind.value)
    case 'doubleValue':
      if (!Number.isFinite(constantKind.value)) return place.refuse('a number is too large', expr)
      return constantKind.value
    default:
      return place.refuse('a constant of an unknown kind', expr)
  }
}

function makeList(elements: readonly Node[]): Node {
  return (variables, run) => {
    run.spend(1 + elements.length)
    const values: CelValue[] = []
    for (const element of elements) {
      const value = element(variables, run)
      if (isFailure(value)) return value
      values.push(value)
    }
    return celList(values)
  }
}
