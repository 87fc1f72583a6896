import type { CoreTerm, RuleNode } from '../compile/compiled.ts'
import { keyOf } from '../values/key.ts'
import type { Value } from '../values/value.ts'
import { given } from './comprehension.ts'
import { documentBuilder, type DocumentBuilder } from './document-builder.ts'
import { EvalError } from './eval-error.ts'
import { type Frame, newFrame } from './frame.ts'
import { match } from './match.ts'
import type { NodeKind, PartialRule } from './rule-kinds.ts'
import { deeper, type Run, spend } from './run.ts'

type Partial = Extract<NodeKind, { kind: 'partial' }>

/** The keys that are asked for, from the node down; undefined: every key. */
export type Asked = readonly (Value | undefined)[]

/** After so many parts of one document were asked for, the whole is worked out. */
const MOST_PARTS = 16

/**
 * The set or object that the rules at a node make, of which at least what is asked for is there. Where a key is asked
 * for, rules are evaluated with it, as OPA does; they may disagree about other keys.
 */
export function partialDocument(run: Run, node: RuleNode, kind: Partial, asked: Asked): Value {
  const { documents } = run.scope.cache
  const kept = documents.get(node)?.value
  if (kept !== undefined) return kept
  const keys = asked.slice(0, kind.depth)
  if (keys[0] !== undefined) return askedPart(run, node, kind, keys)
  const value = build(run, kind, [])
  documents.set(node, { value })
  return value
}

function askedPart(run: Run, node: RuleNode, kind: Partial, keys: Asked): Value {
  const parts = partsOf(run, node)
  const name = keys.map((key) => (key === undefined ? '' : withLength(keyOf(key)))).join(' ')
  const known = parts.get(name)
  if (known !== undefined) return known
  const value = (parts.size === MOST_PARTS ? whole(run, node, kind) : undefined) ?? build(run, kind, keys)
  parts.set(name, value)
  return value
}

/** Undefined where the rules disagree somewhere: then what is asked for must do. */
function whole(run: Run, node: RuleNode, kind: Partial): Value | undefined {
  const { scope, depth } = run
  try {
    const value = build(run, kind, [])
    run.scope.cache.documents.set(node, { value })
    return value
  } catch (error) {
    if (!(error instanceof EvalError)) throw error
    run.scope = scope
    run.depth = depth
    return undefined
  }
}

function build(run: Run, { set, rules }: Partial, asked: Asked): Value {
  const builder = documentBuilder(set ? 'set' : 'object')
  for (const rule of rules) addRule(run, rule, asked, builder)
  return builder.value()
}

function addRule(run: Run, { rule, keys }: PartialRule, asked: Asked, builder: DocumentBuilder): void {
  const [branch] = rule.branches
  const frame = newFrame(branch.slots)
  spend(run, 1)
  const places = rule.kind === 'set' ? [...keys, branch.value] : keys
  if (!isAsked(places, asked, frame)) return
  deeper(run, () =>
    run.solve(run, branch.body, frame, () => {
      const path = keys.map((key) => given(key, frame))
      const value = given(branch.value, frame)
      if (rule.kind === 'set') builder.putElement(path, value)
      else builder.putValue(path, value)
      return false
    }),
  )
}

function isAsked(places: readonly CoreTerm[], asked: Asked, frame: Frame): boolean {
  return places.every((place, at) => {
    const key = asked[at]
    return key === undefined || match(place, key, frame)
  })
}

function partsOf({ scope }: Run, node: RuleNode): Map<string, Value> {
  const { parts } = scope.cache
  const known = parts.get(node)
  if (known !== undefined) return known
  const made = new Map<string, Value>()
  parts.set(node, made)
  return made
}

function withLength(key: string): string {
  return `${key.length}:${key}`
}
