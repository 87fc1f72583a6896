import { celList, type CelValue, celType, isCelList, isCelMap } from '@bufbuild/cel'
import type { Node, Place } from './node.ts'
import { type CelOutcome, Failure, failed, isFailure, notBoolean } from './outcome.ts'
import type { ComprehensionExpr, Expr } from './expr.ts'

/** A macro that goes through the elements of a list or the keys of a map (`all`, `exists`, `map` …). */
export function makeComprehension(comprehension: ComprehensionExpr, place: Place): Node {
  const { accuVar, iterVar, iterRange, accuInit, loopCondition, loopStep, result } = comprehension
  if (
    iterRange === undefined ||
    accuInit === undefined ||
    loopCondition === undefined ||
    loopStep === undefined ||
    result === undefined
  )
    throw new Error('the parser gave a macro that is incomplete')
  const range = place.make(iterRange)
  const [item, accumulated] = [place.freshSlot(), place.freshSlot()]
  const withItem = place.binding(iterVar, item)
  const adding = listStep(loopStep, accuVar, accuInit)
  if (adding !== undefined)
    return listMaker(
      range,
      item,
      withItem.make(adding.element),
      adding.test === undefined ? undefined : withItem.make(adding.test),
    )
  const inLoop = place.binding(accuVar, accumulated).binding(iterVar, item)
  const start = place.make(accuInit)
  const goesOn = inLoop.make(loopCondition)
  const step = inLoop.make(loopStep)
  const end = place.binding(accuVar, accumulated).make(result)
  return (variables, run) => {
    const items = itemsOf(range(variables, run))
    if (items instanceof Failure) return items
    run.slots[accumulated] = start(variables, run)
    for (const value of items.values) {
      run.spend(1)
      run.slots[item] = value
      const on = goesOn(variables, run)
      if (isFailure(on)) return on
      if (on !== true) break
      run.slots[accumulated] = step(variables, run)
    }
    return end(variables, run)
  }
}

/** `map` and `filter`: their lists are made at once, since adding one by one would copy all before each time. */
function listMaker(range: Node, item: number, element: Node, test: Node | undefined): Node {
  return (variables, run) => {
    const items = itemsOf(range(variables, run))
    if (items instanceof Failure) return items
    const made: CelValue[] = []
    for (const value of items.values) {
      run.spend(1)
      run.slots[item] = value
      const taken = test === undefined ? true : test(variables, run)
      if (isFailure(taken)) return taken
      if (typeof taken !== 'boolean') return notBoolean(taken, 'a condition')
      if (!taken) continue
      const next = element(variables, run)
      if (isFailure(next)) return next
      made.push(next)
    }
    return celList(made)
  }
}

interface Items {
  readonly values: Iterable<CelValue>
}

function itemsOf(range: CelOutcome): Items | Failure {
  if (isFailure(range)) return range
  if (isCelList(range)) return { values: range }
  if (isCelMap(range)) return { values: range.keys() }
  return failed(`no such overload: a macro over ${celType(range).name}`)
}

interface ListStep {
  readonly element: Expr
  readonly test: Expr | undefined
}

/** The step of `map` and `filter`: the list so far with one element more, or `test ? that : the list so far`. */
function listStep(step: Expr, accuVar: string, init: Expr): ListStep | undefined {
  if (init.exprKind.case !== 'listExpr' || init.exprKind.value.elements.length > 0) return undefined
  const element = addedElement(step, accuVar)
  if (element !== undefined) return { element, test: undefined }
  const [test, then, otherwise] = argumentsOf(step, '_?_:_')
  const added = then === undefined ? undefined : addedElement(then, accuVar)
  return added === undefined || test === undefined || !isName(otherwise, accuVar)
    ? undefined
    : { element: added, test }
}

function addedElement(expr: Expr, accuVar: string): Expr | undefined {
  const [list, added] = argumentsOf(expr, '_+_')
  if (!isName(list, accuVar) || added?.exprKind.case !== 'listExpr') return undefined
  return added.exprKind.value.elements.length === 1 ? added.exprKind.value.elements[0] : undefined
}

function argumentsOf({ exprKind }: Expr, name: string): readonly Expr[] {
  return exprKind.case === 'callExpr' && exprKind.value.function === name ? exprKind.value.args : []
}

function isName(expr: Expr | undefined, name: string): boolean {
  return expr?.exprKind.case === 'identExpr' && expr.exprKind.value.name === name
}
