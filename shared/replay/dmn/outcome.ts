import { type Feel, isKind, isList, kindOf } from './feel/value.ts'
import type { ReplayOutcome } from '../policy-engine.ts'

/** Words of a decision that let somebody in or keep somebody out, in any case of letters. */
const PERMITS = [
  'permit',
  'permitted',
  'allow',
  'allowed',
  'grant',
  'granted',
  'approve',
  'approved',
  'accept',
  'accepted',
  'yes',
  'true',
]
const DENIES = [
  'deny',
  'denied',
  'refuse',
  'refused',
  'reject',
  'rejected',
  'forbid',
  'forbidden',
  'disallow',
  'disallowed',
  'decline',
  'declined',
  'block',
  'blocked',
  'no',
  'false',
]
/** The entry of a context that says the outcome, in any case of letters. */
const ENTRIES = [
  'decision',
  'outcome',
  'result',
  'effect',
  'allow',
  'allowed',
  'permit',
  'permitted',
  'grant',
  'granted',
  'approve',
  'approved',
  'access',
]

type OutcomeReading =
  | { readonly kind: 'outcome'; readonly outcome: ReplayOutcome }
  /** Null, or a list of nothing: no rule gave an outcome. */
  | { readonly kind: 'none' }
  | { readonly kind: 'other'; readonly what: string }

/**
 * What a decision's value says of access: a truth, a word, a context with one entry that is named for it, or a list
 * whose items all say the same.
 */
export function outcomeOf(value: Feel): OutcomeReading {
  if (value === null) return { kind: 'none' }
  if (isList(value)) return ofList(value)
  if (isKind(value, 'context')) return ofContext(value.entries)
  return ofScalar(value)
}

function ofScalar(value: Feel): OutcomeReading {
  if (typeof value === 'boolean') return { kind: 'outcome', outcome: value ? 'permit' : 'deny' }
  if (typeof value !== 'string') return { kind: 'other', what: `a ${kindOf(value)}` }
  const word = value.trim().toLowerCase()
  if (PERMITS.includes(word)) return { kind: 'outcome', outcome: 'permit' }
  return DENIES.includes(word)
    ? { kind: 'outcome', outcome: 'deny' }
    : { kind: 'other', what: `the text ${JSON.stringify(value.slice(0, 80))}` }
}

function ofContext(entries: ReadonlyMap<string, Feel>): OutcomeReading {
  const [first, second] = [...entries].filter(([name]) => ENTRIES.includes(name.trim().toLowerCase()))
  if (first === undefined)
    return { kind: 'other', what: 'a context without an entry that is named for an outcome' }
  if (second !== undefined)
    return {
      kind: 'other',
      what: `a context with the entries ${first[0]} and ${second[0]}, each named for an outcome`,
    }
  return first[1] === null ? { kind: 'none' } : ofScalar(first[1])
}

function ofList(items: readonly Feel[]): OutcomeReading {
  const [first, ...rest] = items.map((item) =>
    isList(item) ? { kind: 'other' as const, what: 'a list of lists' } : outcomeOf(item),
  )
  if (first === undefined) return { kind: 'none' }
  const agreed = rest.every(
    (each) => each.kind === 'outcome' && first.kind === 'outcome' && each.outcome === first.outcome,
  )
  return agreed ? first : { kind: 'other', what: `a list of ${items.length} items that do not say the same` }
}
