import type { JsonValue } from '../../model/json.ts'
import { comparableJson } from '../../proof/canonical-json.ts'
import type { PolicyVersion } from '../../model/policy.ts'
import type { PolicyTrap, RulePlace } from '../policy-text.ts'
import { readableTexts } from '../version-texts.ts'
import { isJsonObject } from '../json-places.ts'
import { readPolicyFiles } from './policy-files.ts'
import { PolicyRefused, type Rule } from './policy-rules.ts'
import { rulePlaces } from './rule-places.ts'

/** A rule as the engine parsed it, with its place in the text. */
interface Placed {
  readonly place: RulePlace
  readonly id: string
  readonly effect: 'permit' | 'forbid'
  /** Principal, action and resource, as text that can be compared; undefined where each is open. */
  readonly scope: string | undefined
  readonly conditions: readonly Condition[]
}

interface Condition {
  readonly kind: string
  /** Of a condition that is a constant. */
  readonly constant: boolean | undefined
}

/**
 * Traps in Cedar texts. Cedar denies by default and lets `forbid` win, so what is looked for is a permit that guards
 * nothing, a rule that can never hold, one whose condition always holds, and one that never decides because another
 * always does. A text that the engine refuses has none: it cannot be used at all.
 */
export function cedarTraps(version: PolicyVersion): readonly PolicyTrap[] {
  const rules = placedRules(version)
  return rules.flatMap((rule) => trapsOf(rule, rules))
}

function trapsOf(rule: Placed, all: readonly Placed[]): readonly PolicyTrap[] {
  const never = rule.conditions.some(isNever)
  if (never)
    return [
      trap(rule, 'unreachable', `${rule.id} can never hold: a condition of it is constant and says no.`),
    ]
  const traps: PolicyTrap[] = []
  const guards = rule.conditions.filter((condition) => !isAlways(condition))
  if (rule.conditions.length > guards.length)
    traps.push(trap(rule, 'always', `A condition of ${rule.id} is constant and guards nothing.`))
  if (rule.effect === 'permit' && rule.scope === undefined && guards.length === 0)
    traps.push(trap(rule, 'over-permits', `${rule.id} permits everybody everything.`))
  const above = all.find((other) => other !== rule && alwaysDecidesBefore(other, rule, all))
  if (above !== undefined)
    traps.push(
      trap(
        rule,
        'shadowed',
        above.effect === rule.effect
          ? `${rule.id} changes nothing: ${above.id} has the same scope and no condition.`
          : `${rule.id} never decides: ${above.id} forbids whatever it permits.`,
      ),
    )
  return traps
}

/** Whether a rule without a guard covers all that the other covers: a forbid wins over it, an equal effect repeats it. */
function alwaysDecidesBefore(other: Placed, rule: Placed, all: readonly Placed[]): boolean {
  if (other.effect === 'permit' && rule.effect === 'forbid') return false
  if (other.conditions.some((condition) => !isAlways(condition))) return false
  if (other.scope !== undefined && other.scope !== rule.scope) return false
  const same = other.effect === rule.effect && other.scope === rule.scope && rule.conditions.every(isAlways)
  // Of two that say the same, the later one is the one too many.
  return !same || all.indexOf(other) < all.indexOf(rule)
}

function isNever({ kind, constant }: Condition): boolean {
  return constant !== undefined && constant === (kind === 'unless')
}

function isAlways({ kind, constant }: Condition): boolean {
  return constant !== undefined && constant === (kind === 'when')
}

function trap({ place, id }: Placed, kind: PolicyTrap['kind'], message: string): PolicyTrap {
  return { kind, message, rules: [id], path: place.path, from: place.from, to: place.to }
}

/** Templates and rules of JSON files have no text of their own to point at, and are left out. */
function placedRules(version: PolicyVersion): readonly Placed[] {
  const files = readableTexts(version).filter(({ path }) => !/\.json$/i.test(path))
  const parsed = rulesOf(files)
  const places = rulePlaces(files)
  // Both tell the policies of the texts in their order.
  if (parsed.length !== places.length) return []
  return parsed.flatMap((rule, at) => {
    const place = places[at]
    const id = place?.ids[0]
    if (rule.kind !== 'static' || place === undefined || id === undefined || !isJsonObject(rule.json))
      return []
    const { effect } = rule.json
    if (effect !== 'permit' && effect !== 'forbid') return []
    return [
      { place, id, effect, scope: scopeOf(rule.json), conditions: conditionsOf(rule.json['conditions']) },
    ]
  })
}

function rulesOf(files: readonly { readonly path: string; readonly text: string }[]): readonly Rule[] {
  try {
    return readPolicyFiles(files).rules
  } catch (error) {
    if (error instanceof PolicyRefused) return []
    throw error
  }
}

function scopeOf(json: { readonly [key: string]: JsonValue }): string | undefined {
  const parts = ['principal', 'action', 'resource'].map((name) => json[name] ?? null)
  const isOpen = parts.every((part) => isJsonObject(part) && part['op'] === 'All')
  return isOpen ? undefined : comparableJson(parts)
}

function conditionsOf(value: JsonValue | undefined): readonly Condition[] {
  if (!Array.isArray(value)) return []
  return (value as readonly JsonValue[]).filter(isJsonObject).map(({ kind, body }) => ({
    kind: typeof kind === 'string' ? kind : '',
    constant:
      body !== undefined && isJsonObject(body) && typeof body['Value'] === 'boolean'
        ? body['Value']
        : undefined,
  }))
}
