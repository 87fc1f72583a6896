import type { Node, Place } from './node.ts'
import { Failure } from './outcome.ts'
import { chainOf, type Step } from './chain.ts'
import { followValue, followVariable, type MadeStep } from './follow.ts'
import type { Expr } from './expr.ts'
import { MOST_DEPTH } from './syntax.ts'
import { typeNamed } from './type-names.ts'

/** A variable, or a value that is reached from one, or from any other value, by names and indices. */
export function makeAccess(expr: Expr, place: Place): Node {
  const { root, steps } = chainOf(expr)
  if (steps.length > MOST_DEPTH) return place.refuse(`more than ${MOST_DEPTH} steps into a value`, expr)
  const made = steps.map((step) => makeStep(step, place))
  const rootKind = root.exprKind
  if (rootKind.case !== 'identExpr') return fromValue(place.make(root), made)
  const slot = place.syntax.isRooted(root) ? undefined : place.bound.get(rootKind.value.name)
  if (slot !== undefined) return fromValue((_, run) => run.slots[slot] ?? null, made)
  return fromVariable(rootKind.value.name, root, made, place)
}

function makeStep(step: Step, place: Place): MadeStep {
  const { dialect } = place.names
  if (step.kind === 'index') {
    const constant =
      step.index.exprKind.case === 'constExpr' ? step.index.exprKind.value.constantKind : undefined
    const name = constant?.case === 'stringValue' ? constant.value : undefined
    return { kind: 'index', name, key: place.make(step.index), dialect }
  }
  const { name } = step
  return { kind: step.kind, name, key: () => name, dialect }
}

function fromValue(root: Node, steps: readonly MadeStep[]): Node {
  if (steps.length === 0) return root
  return (variables, run) => followValue(root(variables, run), steps, variables, run)
}

/** Longest name of a variable, in parts between dots. */
const MOST_DOTTED = 8

/**
 * The longest name that is a variable counts (langdef, "Name Resolution"): `a.b` before `a` and its field `b`.
 */
function fromVariable(root: string, expr: Expr, steps: readonly MadeStep[], place: Place): Node {
  const names = [root]
  for (const { kind, name } of steps) {
    if (kind !== 'name' || names.length === MOST_DOTTED) break
    names.push(`${names.at(-1)}.${name}`)
  }
  const candidates = names
    .map((name, at) => ({ name, steps: steps.slice(at), type: typeNamed(name) }))
    .toReversed()
  const { variables: declared } = place.names
  if (
    declared !== undefined &&
    !candidates.some(({ name, type }) => type !== undefined || declared.has(name))
  )
    return place.refuse(`there is no variable ${root}`, expr)
  const [first] = steps
  const named = first?.name === undefined ? [root] : [root, first.name]
  return (variables, run) => {
    run.spend(1)
    for (const { name, steps: rest, type } of candidates) {
      const value = variables.get(name)
      if (value !== undefined) return followVariable(name, value, rest, variables, run)
      if (type !== undefined && rest.length === 0) return type
    }
    return run.read(named, 'value') ?? new Failure('missing', `no such variable: ${root}`)
  }
}
