import type { Place } from '../ast.ts'
import type { ArityOf } from './outputs.ts'
import { outputsOf } from './outputs.ts'
import type { Comprehension, ResolvedBody, ResolvedExpr, ResolvedTerm } from './resolved.ts'
import {
  bodyVariables,
  closureVariables,
  expressionVariables,
  type VariableSet,
  variablesOf,
} from './term-variables.ts'

/** The most expressions of a body that are put in order: the work grows with their square. */
const MOST_EXPRESSIONS = 4_000

/** What putting in order needs to know, and how it refuses. */
export interface Ordering {
  readonly arityOf: ArityOf
  /** A variable that nothing binds. */
  readonly unsafe: (id: number, at: Place) => Error
  readonly tooLong: (at: Place) => Error
}

/**
 * The body in an order in which every variable is bound before it is needed: in negated expressions, in arguments, in
 * closures. Each expression goes as soon as it can, those that can at once in the order in which they were written. The
 * bodies in it are ordered too. `outside` are the variables that are bound around it. Throws what `ordering` makes of it
 * where there is no such order. (OPA's ast.reorderBodyForSafety.)
 */
export function orderedBody(body: ResolvedBody, outside: VariableSet, ordering: Ordering): ResolvedBody {
  const [first] = body
  if (first !== undefined && body.length > MOST_EXPRESSIONS) throw ordering.tooLong(first.at)
  const ordered = order(body, outside, ordering)
  const around = new Set(outside)
  return ordered.map((expr) => {
    const inside = withOrderedClosures(expr, around, ordering)
    expressionVariables(expr, around)
    return inside
  })
}

interface Pending {
  readonly expr: ResolvedExpr
  /** Variables that must be bound before, or by itself. */
  readonly needs: VariableSet
  readonly closes: VariableSet
  /** Whether a variable of it was bound since it was looked at. */
  changed: boolean
}

function order(body: ResolvedBody, outside: VariableSet, { arityOf, unsafe }: Ordering): ResolvedBody {
  const inBody = bodyVariables(body)
  const safe = inBody.intersection(outside)
  let pending = body.map((expr): Pending => {
    const closes = closureVariables(expr).intersection(inBody).difference(outside)
    return { expr, needs: expressionVariables(expr).union(closes), closes, changed: true }
  })
  const byVariable = indexed(pending)
  const ordered: ResolvedExpr[] = []
  for (let before = -1; before < ordered.length;) {
    before = ordered.length
    pending = pending.filter((each) => {
      if (!each.changed) return true
      each.changed = false
      const outputs = outputsOf(each.expr, safe, arityOf)
      if (!isReady(each, safe, outputs)) return true
      ordered.push(each.expr)
      for (const id of outputs) {
        safe.add(id)
        for (const other of byVariable.get(id) ?? []) other.changed = true
      }
      return false
    })
  }
  const [stuck] = pending
  if (stuck === undefined) return ordered
  throw unsafe([...stuck.needs].find((id) => !safe.has(id)) ?? 0, stuck.expr.at)
}

/** A closure over just the variables that the expression itself would bind waits for something else to bind them. */
function isReady({ needs, closes }: Pending, safe: VariableSet, outputs: VariableSet): boolean {
  if (closes.size > 0 && closes.size === outputs.size && closes.isSubsetOf(outputs)) return false
  return needs.isSubsetOf(safe.union(outputs))
}

function indexed(pending: readonly Pending[]): ReadonlyMap<number, readonly Pending[]> {
  const index = new Map<number, Pending[]>()
  for (const each of pending)
    for (const id of each.needs) {
      const known = index.get(id)
      if (known === undefined) index.set(id, [each])
      else known.push(each)
    }
  return index
}

function withOrderedClosures(expr: ResolvedExpr, around: VariableSet, ordering: Ordering): ResolvedExpr {
  const inside = (term: ResolvedTerm) => withOrderedBodies(term, expr, around, ordering)
  switch (expr.kind) {
    case 'unify':
      return { ...expr, left: inside(expr.left), right: inside(expr.right) }
    case 'holds':
      return { ...expr, term: inside(expr.term) }
    case 'call':
      return { ...expr, args: expr.args.map(inside) }
    case 'every': {
      const given = new Set(around).add(expr.value.id)
      if (expr.key !== undefined) given.add(expr.key.id)
      return { ...expr, domain: inside(expr.domain), body: orderedBody(expr.body, given, ordering) }
    }
  }
}

function withOrderedBodies(
  term: ResolvedTerm,
  within: ResolvedExpr,
  around: VariableSet,
  ordering: Ordering,
): ResolvedTerm {
  const inside = (part: ResolvedTerm) => withOrderedBodies(part, within, around, ordering)
  switch (term.kind) {
    case 'constant':
    case 'var':
      return term
    case 'array':
    case 'set':
      return { kind: term.kind, items: term.items.map(inside) }
    case 'object':
      return {
        kind: 'object',
        entries: term.entries.map(([key, value]) => [inside(key), inside(value)] as const),
      }
    case 'call':
      return { ...term, args: term.args.map(inside) }
    case 'ref':
      return {
        kind: 'ref',
        head: typeof term.head === 'object' ? inside(term.head) : term.head,
        path: term.path.map(inside),
      }
    case 'comprehension':
      return orderedComprehension(term, within, around, ordering)
  }
}

function orderedComprehension(
  term: Comprehension,
  within: ResolvedExpr,
  around: VariableSet,
  ordering: Ordering,
): Comprehension {
  const known = bodyVariables(term.body, new Set(around))
  const given = variablesOf(term.item, term.key === undefined ? new Set() : variablesOf(term.key))
  for (const id of given) if (!known.has(id)) throw ordering.unsafe(id, within.at)
  return { ...term, body: orderedBody(term.body, around, ordering) }
}
