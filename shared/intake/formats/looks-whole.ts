import type { EvidenceRecord } from '../../model/evidence.ts'
import {
  isActor,
  isName,
  isPlace,
  isSubject,
  isTransition,
  isWorkflow,
  looksAction,
  looksApproval,
  looksAttributes,
  looksCheck,
  looksEffect,
  looksModel,
  looksNotification,
  looksOutcome,
  looksTrigger,
} from './fact-shapes.ts'

/**
 * Whether a parsed value is an evidence record that the schema takes and gives back as it is: a hand-made check
 * for the common shapes, many times faster than the schema. It is only ever sufficient: what it does not
 * recognise (an optional field that is null, an effect that belongs to no run, …) goes to the schema, which
 * decides; a property test holds the two against each other. `time` is not looked at: the caller has read it.
 */
export function looksWhole(value: object): value is EvidenceRecord {
  const record = value as Partial<Record<keyof EvidenceRecord, unknown>>
  if (!isName(record.id) || !isName(record.run) || !isWorkflow(record.workflow)) return false
  const { transition, decision, actor, subject, stream } = record
  if (decision !== undefined && !isName(decision)) return false
  if (actor !== undefined && !isActor(actor)) return false
  if (subject !== undefined && !isSubject(subject)) return false
  if (stream !== undefined && !isPlace(stream)) return false
  if (transition !== undefined && !isTransition(transition)) return false
  const facts = factsOf(record)
  return facts > 0 || (facts === 0 && transition !== undefined)
}

/** How many facts a record carries, or -1 where one of them is not plainly whole. */
function factsOf(record: Partial<Record<keyof EvidenceRecord, unknown>>): number {
  const { trigger, attributes, check, model, approval, outcome, action, notification, effect } = record
  const counts =
    counted(trigger, looksTrigger) +
    counted(attributes, looksAttributes) +
    counted(check, looksCheck) +
    counted(model, looksModel) +
    counted(approval, looksApproval) +
    counted(outcome, looksOutcome) +
    counted(action, looksAction) +
    counted(notification, looksNotification) +
    counted(effect, looksEffect)
  return counts < NOT_WHOLE ? counts : -1
}

/** More than there are facts. */
const NOT_WHOLE = 100

function counted(fact: unknown, looks: (fact: unknown) => boolean): number {
  if (fact === undefined) return 0
  return looks(fact) ? 1 : NOT_WHOLE
}
