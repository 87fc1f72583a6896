import { excepted } from '../../findings/excepted.ts'
import { ageLimits, type Approved, approvedInputs } from '../../findings/reading/approved-inputs.ts'
import type { Decision } from '../../model/decision.ts'
import type { AttributeView } from '../../model/decision-view.ts'
import { addDuration } from '../../model/duration.ts'
import type { AttributeReading } from '../../model/evidence.ts'
import type { CountedAttribute } from '../../model/rebuilt.ts'
import { instantOf } from '../../model/time.ts'
import { name, nameOrNull, valueText } from './bounded.ts'
import type { ReadsOf } from './reads-of.ts'
import type { ToldDecision } from './told-decision.ts'

/**
 * The attributes of a decision as a reader looks for them: what nobody approved and was read stands first, then what
 * else was not approved, then what was read, then the rest; each group in order of name.
 */
export function attributeViews(
  decision: Decision,
  told: ToldDecision | undefined,
  reads: ReadsOf,
): readonly AttributeView[] {
  const counted = new Map(told?.dossier.attributes.map((each) => [each.name, each]))
  return decision.attributes
    .map((reading) => viewOf(decision, reading, counted.get(reading.name), told, reads))
    .toSorted((a, b) => rank(a) - rank(b))
}

function viewOf(
  decision: Decision,
  reading: AttributeReading,
  counted: CountedAttribute | undefined,
  told: ToldDecision | undefined,
  reads: ReadsOf,
): AttributeView {
  const { source, asOf } = reading
  const at = instantOf(decision.time)
  const read = asOf === undefined ? undefined : instantOf(asOf)
  const line = reads.lineOf(reading.name)
  return {
    name: name(reading.name),
    value: valueText(reading.value),
    source: nameOrNull(source),
    asOf: nameOrNull(asOf),
    ageMs: at === undefined || read === undefined ? null : at - read,
    ...approval(reading, counted, told, reads),
    read: reads.known ? (reads.has(reading.name) ? 'yes' : 'no') : 'not-known',
    readAt: line === undefined ? null : { path: line.path, line: line.line },
    grade: decision.grades[`attributes.${reading.name}`] ?? null,
    place: counted?.by.ref ?? null,
  }
}

type Approval = Pick<AttributeView, 'approved' | 'breach' | 'excepted' | 'limits' | 'over'>

/** As rules BD-01, BD-03 and BD-04 judge it. */
function approval(
  { name: attribute, source, asOf }: AttributeReading,
  counted: CountedAttribute | undefined,
  told: ToldDecision | undefined,
  reads: ReadsOf,
): Approval {
  const none = { breach: false, excepted: null, limits: null, over: false }
  if (told === undefined) return { approved: 'not-known', ...none }
  const { definition } = told.run
  if (definition?.boundary === undefined) return { approved: 'no-boundary', ...none }
  const inputs = approvedInputs(definition.boundary)
  if (inputs === undefined) return { approved: 'unrestricted', ...none }
  const exceptions = { list: definition.exceptions, time: told.dossier.instant }
  const coveredBy = (code: string) =>
    excepted(code, [{ text: '', input: attribute, evidence: [] }], exceptions)
  const input = inputs.get(attribute)
  if (input === undefined) {
    if (counted?.from === 'request' && isPartOfOne(attribute, inputs)) return { approved: 'yes', ...none }
    // What only the request tells is a breach where a rule reads it; a reading is one in any case.
    const breach = counted?.from !== 'request' || reads.has(attribute)
    return { approved: 'no', ...none, breach, excepted: breach ? coveredBy('BD-01') : null }
  }
  const isSourceApproved =
    input.sources === undefined || source === undefined || input.sources.includes(source)
  const limits = ageLimits(input, source) ?? null
  const read = asOf === undefined ? undefined : instantOf(asOf)
  return {
    approved: isSourceApproved ? 'yes' : 'source-not',
    breach: !isSourceApproved,
    excepted: isSourceApproved ? null : coveredBy('BD-04'),
    limits: limits === null ? null : [...limits],
    over:
      limits !== null &&
      read !== undefined &&
      limits.every((limit) => told.dossier.instant > addDuration(read, limit)),
  }
}

function isPartOfOne(attribute: string, inputs: ReadonlyMap<string, Approved>): boolean {
  for (let end = attribute.length; end > 0; end = attribute.lastIndexOf('.', end - 1))
    if (inputs.has(attribute.slice(0, end))) return true
  return false
}

function rank({ approved, breach, read }: AttributeView): number {
  const isOutside = breach || approved === 'no'
  return (isOutside ? 0 : 2) + (read === 'yes' ? 0 : 1)
}
