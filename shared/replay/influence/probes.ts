import { MOST_PROBES, type ProbeKind } from '../../model/influence-view.ts'
import type { JsonValue } from '../../model/json.ts'
import { comparableJson } from '../../proof/canonical-json.ts'
import { parseLossless } from '../../proof/lossless-json.ts'
import { besides } from './beside.ts'

/** A value that an attribute is given in place of its own; undefined: it is taken out. */
export interface Probe {
  readonly kind: ProbeKind
  readonly value: JsonValue | undefined
}

/** What probes are made of. */
export interface ProbeSources {
  /** Values that the case has seen for the attribute, those tried first first. */
  readonly seen: readonly JsonValue[]
  /** JSON texts that the policy holds values against (CompiledPolicy.literals). */
  readonly literals: readonly string[]
}

/** Of the probes, so many may be values that the case has seen. */
const MOST_SEEN = 100

/**
 * The probes of one attribute, each value once and its own never: without it, the other boolean, values seen, literals
 * of its own kind and numbers beside them, null, then literals of other kinds. At most `MOST_PROBES`; equal sources
 * give equal probes in equal order.
 */
export function probesOf(value: JsonValue, { seen, literals }: ProbeSources): readonly Probe[] {
  const tried = new Set([comparableJson(value)])
  const probes: Probe[] = [{ kind: 'removed', value: undefined }]
  const add = (kind: ProbeKind, other: JsonValue): void => {
    const text = comparableJson(other)
    if (tried.has(text) || probes.length === MOST_PROBES) return
    tried.add(text)
    probes.push({ kind, value: other })
  }
  if (typeof value === 'boolean') add('other-boolean', !value)
  for (const other of seen.slice(0, MOST_SEEN)) add('seen', other)
  const read = literals.flatMap(literalOf)
  const [alike, others] = [
    read.filter((each) => isAlike(each, value)),
    read.filter((each) => !isAlike(each, value)),
  ]
  for (const literal of alike) {
    add('literal', literal)
    for (const beside of besides(literal)) add('beside-literal', beside)
  }
  if (Array.isArray(value)) {
    add('literal', [])
    for (const literal of others) add('literal', [...(value as readonly JsonValue[]), literal])
  }
  add('null', null)
  for (const literal of others) add('literal', literal)
  return probes
}

function literalOf(text: string): readonly JsonValue[] {
  const reading = parseLossless(text)
  return reading.ok ? [reading.value] : []
}

function isAlike(a: JsonValue, b: JsonValue): boolean {
  return kindOf(a) === kindOf(b)
}

function kindOf(value: JsonValue): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return JSON.isRawJSON(value) ? 'number' : typeof value
}
