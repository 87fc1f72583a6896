import type { Decision } from '../../model/decision.ts'
import type { Finding } from '../../model/finding.ts'
import type { JsonValue } from '../../model/json.ts'
import { holdsMark, WITHHELD_MARK } from '../../model/withheld.ts'
import { DECISION_FIELDS } from './record-fields.ts'
import type { ReadRule } from './redaction-rule.ts'
import type { WithheldValues } from './withheld-values.ts'

/** Parts that order a decision, tie it to others, or have a few words to choose from. */
const STAYS = new Set([
  'id',
  'run',
  'workflow',
  'transition',
  'time',
  'policy',
  'inForce',
  'outcome',
  'evidence',
  'complete',
  'agreement',
  'findings',
  'grades',
])

export interface Redaction {
  readonly rules: readonly ReadRule[]
  readonly values: WithheldValues
}

/** A decision that tells none of the withheld values; inputs that are withheld are graded so. */
export function redactDecision(decision: Decision, redaction: Redaction): Decision {
  const parts = Object.entries(decision).map(([name, part]): [string, unknown] =>
    STAYS.has(name) ? [name, part] : [name, redactPart(name, part as JsonValue, redaction)],
  )
  const redacted = Object.fromEntries(parts) as Decision
  const withheld = redacted.attributes
    .filter(({ value }) => typeof value === 'string' && holdsMark(value))
    .map(({ name }): [string, 'withheld'] => [`attributes.${name}`, 'withheld'])
  if (withheld.length === 0) return redacted
  return { ...redacted, grades: Object.fromEntries([...Object.entries(decision.grades), ...withheld]) }
}

/** A finding whose words tell none of the withheld values. */
export function redactFinding(finding: Finding, { values }: Redaction): Finding {
  const { subject, message } = finding
  return { ...finding, subject: { ...subject, id: values.mask(subject.id) }, message: values.mask(message) }
}

/** Any JSON value whose texts tell none of the withheld values. */
export function maskTexts(value: JsonValue, values: WithheldValues): JsonValue {
  if (typeof value === 'string') return values.mask(value)
  if (typeof value !== 'object' || value === null || JSON.isRawJSON(value)) return value
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((each) => maskTexts(each, values))
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      values.mask(key),
      each === undefined ? each : maskTexts(each, values),
    ]),
  )
}

function redactPart(name: string, part: JsonValue, redaction: Redaction): JsonValue {
  if (name === 'replay') return redactReplay(part, redaction)
  if (name === 'attributes' && Array.isArray(part))
    return (part as readonly JsonValue[]).map((reading) => redactReading(reading, redaction))
  return redactField(name, part, undefined, redaction)
}

/** What the engine said in words; the rest of a replay are outcomes and names of rules. */
function redactReplay(replay: JsonValue, { values }: Redaction): JsonValue {
  const { detail, errors, ...rest } = replay as Record<string, JsonValue>
  return {
    ...rest,
    ...(detail === undefined ? {} : { detail: maskTexts(detail, values) }),
    ...(errors === undefined ? {} : { errors: maskTexts(errors, values) }),
  }
}

function redactReading(reading: JsonValue, redaction: Redaction): JsonValue {
  const { value, ...rest } = reading as Record<string, JsonValue>
  const entries = Object.entries(rest).map(([key, each]): [string, JsonValue] => [
    key,
    each === undefined ? each : redactField(`attributes[].${key}`, each, undefined, redaction),
  ])
  const name = typeof rest['name'] === 'string' ? rest['name'] : ''
  const redacted = redactField(`attributes.${name}`, value as JsonValue, undefined, redaction)
  // In the order in which they stood.
  return Object.fromEntries(
    [...entries, ['value', redacted]].toSorted(byPlaceIn(Object.keys(reading as object))),
  ) as JsonValue
}

function byPlaceIn(order: readonly string[]) {
  return ([a]: readonly unknown[], [b]: readonly unknown[]) =>
    order.indexOf(a as string) - order.indexOf(b as string)
}

function redactField(
  field: string,
  value: JsonValue,
  above: ReadRule | undefined,
  redaction: Redaction,
): JsonValue {
  const { rules, values } = redaction
  if (value === null || value === undefined) return value
  if (DECISION_FIELDS.isKept(field)) return value
  const rule = above ?? rules.find((each) => each.names(field))
  if (typeof value !== 'object' || JSON.isRawJSON(value)) {
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    return rule?.takes(text) === true || values.tells(text) ? WITHHELD_MARK : value
  }
  if (rule !== undefined && rule.value === undefined && !DECISION_FIELDS.isFrame(field)) return WITHHELD_MARK
  if (Array.isArray(value))
    return (value as readonly JsonValue[]).map((each) => redactField(field, each, rule, redaction))
  const members = Object.entries(value as Readonly<Record<string, JsonValue>>)
  if (members.some(([key]) => values.tells(key))) return WITHHELD_MARK
  return Object.fromEntries(
    members.map(([key, each]) => [key, redactField(`${field}.${key}`, each, rule, redaction)]),
  )
}
