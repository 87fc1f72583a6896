import { type CelValue, celType, isCelList, isCelMap, isCelUint } from '@bufbuild/cel'
import type { Node, Place } from './node.ts'
import { type CelOutcome, Failure, failed, isFailure } from './outcome.ts'
import type { Activation, CelRun } from './run.ts'
import { chainOf, type Step } from './chain.ts'
import { type Expr, MOST_DEPTH } from './syntax.ts'
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

interface MadeStep {
  readonly kind: 'name' | 'index' | 'has'
  /** The name, or the name that stands in the index as a constant. */
  readonly name: string | undefined
  readonly key: Node
}

function makeStep(step: Step, place: Place): MadeStep {
  if (step.kind === 'index') {
    const constant =
      step.index.exprKind.case === 'constExpr' ? step.index.exprKind.value.constantKind : undefined
    const name = constant?.case === 'stringValue' ? constant.value : undefined
    return { kind: 'index', name, key: place.make(step.index) }
  }
  const { name } = step
  return { kind: step.kind, name, key: () => name }
}

function fromValue(root: Node, steps: readonly MadeStep[]): Node {
  if (steps.length === 0) return root
  return (variables, run) => follow(root(variables, run), steps, undefined, variables, run)
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
  const named = [root, ...steps.flatMap(({ name }) => (name === undefined ? [] : [name])).slice(0, 1)]
  return (variables, run) => {
    run.spend(1)
    for (const { name, steps: rest, type } of candidates) {
      const value = variables.get(name)
      if (value !== undefined) return follow(value, rest, [name], variables, run)
      if (type !== undefined && rest.length === 0) return type
    }
    run.read(named)
    return new Failure('missing', `no such variable: ${root}`)
  }
}

/** Follows the steps, and notes how far the path of names reached: that is what was read. */
function follow(
  start: CelOutcome,
  steps: readonly MadeStep[],
  from: readonly string[] | undefined,
  variables: Activation,
  run: CelRun,
): CelOutcome {
  let value = start
  const path = from === undefined ? [] : [...from]
  let ended = from === undefined
  for (const step of steps) {
    if (isFailure(value)) break
    run.spend(1)
    const key = step.key(variables, run)
    ended ||= typeof key !== 'string' || !isCelMap(value)
    if (!ended) path.push(key as string)
    value = isFailure(key) ? key : step.kind === 'has' ? hasKey(value, key) : valueAt(value, key, step.kind)
  }
  if (from !== undefined) run.read(path)
  return value
}

/** `has(e.f)`: of a map, whether the key is there, whatever its value. */
function hasKey(value: CelValue, key: CelValue): CelOutcome {
  if (!isCelMap(value) || typeof key !== 'string')
    return failed(`no such overload: has() of ${celType(value).name}`)
  return value.get(key) !== undefined
}

function valueAt(value: CelValue, key: CelValue, kind: MadeStep['kind']): CelOutcome {
  if (isCelMap(value)) {
    if (!isMapKey(key)) return failed(`unsupported key type: ${celType(key).name}`)
    return value.get(key) ?? (value.get(key) === null ? null : missing(key))
  }
  if (kind === 'index' && isCelList(value)) {
    const at = listIndex(key)
    if (at === undefined) return failed(`unsupported index type: ${celType(key).name}`)
    return at >= 0n && at < BigInt(value.size)
      ? elementAt(value.get(Number(at)))
      : failed(`index out of bounds: ${at}`)
  }
  return failed(`no such overload: ${celType(value).name} has no ${kind === 'name' ? 'fields' : 'elements'}`)
}

type MapKey = bigint | string | boolean | number | Extract<CelValue, { value: bigint }>

function isMapKey(key: CelValue): key is MapKey {
  return ['bigint', 'string', 'boolean', 'number'].includes(typeof key) || isCelUint(key)
}

/** Numbers of any type count as an index where they are whole. */
function listIndex(key: CelValue): bigint | undefined {
  if (typeof key === 'bigint') return key
  if (isCelUint(key)) return key.value
  return typeof key === 'number' && Number.isInteger(key) ? BigInt(key) : undefined
}

function elementAt(element: CelValue | undefined): CelOutcome {
  return element === undefined ? failed('index out of bounds') : element
}

function missing(key: MapKey): Failure {
  return new Failure('missing', `no such key: ${isCelUint(key) ? key.value : String(key)}`)
}
