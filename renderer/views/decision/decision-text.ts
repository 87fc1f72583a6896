import type { DecisionView } from '../../../shared/contract/decision.ts'
import { sentenceText } from '../../components/sentence.tsx'
import { duration, type Zone } from '../../words/times.ts'
import { visible } from '../../words/visible.ts'
import { AGREEMENTS, isoDuration, REASONS, rulesWords, shownValue } from './decision-words.ts'
import { saidOf } from './sentence-of.ts'

/** A decision as text to be pasted somewhere: the sentence, what it rests on, what was found, and where it is told. */
export function decisionText(view: DecisionView, zone: Zone): string {
  const { heard, reason, inForce, policy } = view
  const replayed =
    reason === null
      ? `${view.verdict}: ${heard.replayed.outcome ?? 'no outcome'}, rule ${rulesWords(heard.replayed.rules, heard.replayed.outcome)}`
      : `${view.verdict}: ${REASONS[reason]}`
  const isOther = inForce !== null && policy !== null && inForce.version !== policy.version
  return [
    visible(view.id),
    sentenceText(saidOf(view), zone),
    '',
    `Workflow: ${view.workflow === null ? 'none recorded' : `${visible(view.workflow.id)} ${visible(view.workflow.version)}`}, run ${visible(view.run)}`,
    `Replay: ${replayed}`,
    `Boundary: ${view.boundary}`,
    ...(isOther
      ? [
          `In force then: ${visible(inForce.version)}${heard.inForce === null ? '' : `, outcome ${heard.inForce.outcome}`}`,
        ]
      : []),
    `Recommended, authorised, executed, observed: ${AGREEMENTS[view.agreement]}`,
    '',
    'Attributes',
    ...view.attributes.map((attribute) => `  ${attributeLine(attribute)}`),
    ...(view.attributeCount === 0 ? ['  none'] : []),
    '',
    'Findings',
    ...view.findings.map(
      ({ finding: { code, severity, message, excepted } }) =>
        `  ${code} ${severity}${excepted === null ? '' : `, excepted by ${visible(excepted)}`}: ${visible(message)}`,
    ),
    ...(view.findings.length === 0 ? ['  none'] : []),
    '',
    'Evidence',
    ...view.evidence.map(({ part, places, total }) => {
      const more = total > places.length ? ` and ${total - places.length} more` : ''
      return `  ${part}: ${places.join(' ')}${more}`
    }),
  ].join('\n')
}

function attributeLine(attribute: DecisionView['attributes'][number]): string {
  const { name, value, source, ageMs, limits, over, approved, read, place } = attribute
  return [
    `${visible(name)} = ${shownValue(value)}`,
    source === null ? 'no source' : `from ${visible(source)}`,
    ageMs === null ? 'age not known' : `${duration(ageMs)} old${over ? ', over its limit' : ''}`,
    limits === null ? 'no limit' : `limit ${limits.map(isoDuration).join(' or ')}`,
    approved === 'no' ? 'not approved' : approved === 'source-not' ? 'source not approved' : approved,
    read === 'yes' ? 'read by the policy' : read === 'no' ? 'not read by the policy' : 'reading not known',
    place ?? '',
  ]
    .filter(Boolean)
    .join(', ')
}
