import type { AttributeReading, EvidenceRecord } from '../../model/evidence.ts'
import { FACTS } from '../../model/evidence.ts'
import type { RunRecord } from '../../model/run-timeline.ts'
import { cut, valueText } from './bounded.ts'

type ToldFact = RunRecord['facts'][number]

const MOST_CHARS = 240
const MOST_VALUE_CHARS = 80

/** The facts of a record, each in a few words. `isApproved` is asked for each attribute. */
export function tellFacts(
  record: EvidenceRecord,
  isApproved: (attribute: string) => boolean,
): readonly ToldFact[] {
  return FACTS.flatMap((fact): readonly ToldFact[] => {
    if (fact === 'attributes') return tellAttributes(record.attributes ?? [], isApproved)
    const text = tell(record, fact)
    return text === undefined ? [] : [{ fact, text: cut(text, MOST_CHARS), notApproved: null }]
  })
}

/** What nobody approved stands by itself; the others together. */
function tellAttributes(
  readings: readonly AttributeReading[],
  isApproved: (attribute: string) => boolean,
): readonly ToldFact[] {
  const outside = readings.filter(({ name }) => !isApproved(name)).slice(0, MOST_OUTSIDE)
  const others = readings.filter((reading) => !outside.includes(reading))
  const told = (list: readonly AttributeReading[], notApproved: string | null): ToldFact => ({
    fact: 'attributes',
    text: cut(readingsText(list), MOST_CHARS),
    notApproved,
  })
  return [
    ...(others.length === 0 ? [] : [told(others, null)]),
    ...outside.map((each) => told([each], cut(each.name, MOST_CHARS))),
  ]
}

const MOST_OUTSIDE = 10

function readingsText(readings: readonly AttributeReading[]): string {
  const sources = [...new Set(readings.map(({ source }) => source).filter((each) => each !== undefined))]
  const [first] = sources
  const from =
    first === undefined
      ? ''
      : sources.length === 1
        ? ` from ${first}`
        : ` from ${first} and ${sources.length - 1} ${sources.length === 2 ? 'other' : 'others'}`
  if (readings.length > 2) return `${readings.length} values${from}`
  return `${readings.map(({ name, value }) => `${lastPart(name)} ${plainValue(value)}`).join(', ')}${from}`
}

/** The last part of a dotted name tells it from its neighbours; the table beside gives it whole. */
function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1) || name
}

function plainValue(value: AttributeReading['value']): string {
  return typeof value === 'string' ? cut(value, MOST_VALUE_CHARS) : valueText(value, MOST_VALUE_CHARS).text
}

function tell(record: EvidenceRecord, fact: Exclude<ToldFact['fact'], 'attributes'>): string | undefined {
  switch (fact) {
    case 'trigger':
      return record.trigger && words(record.trigger.type, from(record.trigger.source))
    case 'check':
      return (
        record.check &&
        `${words(record.check.policy.id, record.check.policy.version)}${record.check.outcome === undefined ? '' : `: ${record.check.outcome}`}`
      )
    case 'model':
      return record.model && modelText(record.model)
    case 'approval':
      return record.approval && words(record.approval.by.role, record.approval.by.id, record.approval.outcome)
    case 'outcome':
      return (
        record.outcome && words(record.outcome.value, record.outcome.reason && `(${record.outcome.reason})`)
      )
    case 'action':
      return (
        record.action && `${words(record.action.type, record.action.entitlement)}, ${record.action.result}`
      )
    case 'notification':
      return record.notification && notificationText(record.notification)
    case 'effect':
      return record.effect && words(record.effect.type, record.effect.entitlement, record.effect.result)
  }
}

function modelText({ id, proposal }: NonNullable<EvidenceRecord['model']>): string {
  return proposal === undefined ? id : `${id} proposes ${words(proposal.action, proposal.entitlement)}`
}

function notificationText({ to, channel, result }: NonNullable<EvidenceRecord['notification']>): string {
  const people = to.slice(0, 5).map((each) => (typeof each === 'string' ? each : each.id))
  const more = to.length > people.length ? ` and ${to.length - people.length} more` : ''
  return `${words(`${people.join(', ') || 'nobody'}${more}`, channel && `by ${channel}`)}${result === undefined ? '' : `, ${result}`}`
}

function from(source: string | undefined): string | undefined {
  return source === undefined ? undefined : `from ${source}`
}

function words(...parts: readonly (string | undefined | false)[]): string {
  return parts.filter(Boolean).join(' ')
}
