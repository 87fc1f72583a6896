import type { CoreTerm, RuleNode } from '../compile/compiled.ts'
import { numberText } from '../values/number.ts'
import { objectOf } from '../values/object.ts'
import { type Entry, isArray, isNumber, isObject, type Value } from '../values/value.ts'
import { completeDocument } from './complete-document.ts'
import { type Frame, undo } from './frame.ts'
import { ground } from './ground.ts'
import { match } from './match.ts'
import { eachMember, keysOf, memberOf } from './members.ts'
import { merged } from './merge.ts'
import { partialDocument } from './partial-document.ts'
import { childNames, kindOfNode } from './rule-kinds.ts'
import { type NextValue, type Run, spend } from './run.ts'
import { isReplaced } from './scope.ts'

/** A place below `data`: what rules, data files and `with` have there. */
interface Place {
  readonly path: readonly Value[]
  readonly node: RuleNode | undefined
  readonly base: Value | undefined
  readonly replaced: Value | undefined
}

interface Asked {
  readonly parts: readonly CoreTerm[]
  readonly frame: Frame
  readonly next: NextValue
}

/** See DocumentAt. Rules and data files below one path make one document; where both speak, data files win. */
export function documentAt(run: Run, parts: readonly CoreTerm[], frame: Frame, next: NextValue): boolean {
  const root: Place = { path: [], node: run.rules, base: run.data, replaced: run.scope.replaced }
  return eachFrom(run, root, { parts, frame, next })
}

function eachFrom(run: Run, place: Place, asked: Asked): boolean {
  const part = asked.parts[place.path.length]
  if (part === undefined) {
    const value = extent(run, place)
    return value !== undefined && asked.next(value)
  }
  const key = ground(part, asked.frame)
  return key === undefined ? eachKey(run, place, part, asked) : descend(run, place, key, asked)
}

/** A key that data files and rules both have is taken twice, as OPA does. */
function eachKey(run: Run, place: Place, part: CoreTerm, asked: Asked): boolean {
  const document = documentOf(place)
  const keys = [
    ...(document === undefined ? [] : keysOf(document)),
    ...(place.node === undefined ? [] : childNames(place.node)),
  ]
  const mark = asked.frame.trail.length
  for (const key of keys) {
    spend(run, 1)
    const enough = match(part, key, asked.frame) && descend(run, place, key, asked)
    undo(asked.frame, mark)
    if (enough) return true
  }
  return false
}

function descend(run: Run, place: Place, key: Value, asked: Asked): boolean {
  const child = childOf(run, place, key)
  if (child.node === undefined || kindOfNode(child.node).kind === 'none') return eachFrom(run, child, asked)
  const at = child.path.length
  const rest = asked.parts.slice(at)
  const value = ruleDocument(
    run,
    child.node,
    rest.map((part) => ground(part, asked.frame)),
  )
  return value !== undefined && eachMember(run, value, rest, asked.frame, asked.next)
}

function childOf(run: Run, place: Place, key: Value): Place {
  const path = [...place.path, key]
  const isTarget = isReplaced(run.scope.dataTargets, path)
  return {
    path,
    node: isTarget || typeof key !== 'string' ? undefined : place.node?.children.get(key),
    base: isTarget || place.base === undefined ? undefined : storedMember(place.base, key),
    replaced: place.replaced === undefined ? undefined : memberOf(place.replaced, key),
  }
}

/** The document of the rules at a node, at least what is asked for of it; undefined of functions. */
function ruleDocument(run: Run, node: RuleNode, asked: readonly (Value | undefined)[]): Value | undefined {
  const kind = kindOfNode(node)
  switch (kind.kind) {
    case 'none':
    case 'function':
      return undefined
    case 'complete':
      return completeDocument(run, node, kind.sameAnswer)
    case 'partial':
      return partialDocument(run, node, kind, asked)
  }
}

/** All that is at a place and below it. */
function extent(run: Run, place: Place): Value | undefined {
  return merged(
    documentOf(place),
    place.node === undefined ? undefined : virtualExtent(run, place, place.node),
  )
}

/** What rules give below a place where no rule is itself: an object, be it an empty one. */
function virtualExtent(run: Run, place: Place, node: RuleNode): Value {
  const members: Entry[] = []
  for (const name of childNames(node)) {
    if (place.path.length === 0 && name === HIDDEN) continue
    const child = childOf(run, place, name)
    const value = memberExtent(run, child, node.children.get(name))
    if (value !== undefined) members.push([name, value])
  }
  return objectOf(members)
}

function memberExtent(run: Run, child: Place, node: RuleNode | undefined): Value | undefined {
  spend(run, 1)
  if (node === undefined) return undefined
  if (kindOfNode(node).kind === 'none') return virtualExtent(run, child, node)
  return child.node === undefined ? child.replaced : ruleDocument(run, child.node, [])
}

/** `data.system` is OPA's own and no part of `data` as a whole. */
const HIDDEN = 'system'

/** What data files say at a place, and what `with` put there over it. */
function documentOf({ path, base, replaced }: Place): Value | undefined {
  const isWhole = path.length === 0
  return merged(replaced, isWhole && base !== undefined ? withoutHidden(base) : base)
}

function withoutHidden(base: Value): Value {
  return isObject(base) && base.has(HIDDEN)
    ? objectOf(base.entries().filter(([key]) => key !== HIDDEN))
    : base
}

/**
 * A member of a data file. OPA's store reads a path as text: a number finds a member of that name, and a name that is an
 * integer an element of an array.
 */
function storedMember(base: Value, key: Value): Value | undefined {
  if (isObject(base)) return base.get(isNumber(key) ? numberText(key) : key)
  if (!isArray(base)) return undefined
  const text = isNumber(key) ? numberText(key) : key
  return typeof text === 'string' && /^[+-]?\d{1,15}$/.test(text) ? base[Number(text)] : undefined
}
