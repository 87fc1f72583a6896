import { COMPLETENESS, NO_VALUE } from '../model/decision-list.ts'
import type { Decision } from '../model/decision.ts'
import { policyVersionId } from '../model/ids.ts'
import { instantOf, instantOfDateOrTime } from '../model/time.ts'
import { holdsMark } from '../model/withheld.ts'
import { isPartsInOrder } from '../proof/parts-in-order.ts'
import { quoted } from './faults.ts'

/** Says whether a decision is one that was asked for. */
export type IsSelected = (decision: Decision) => boolean

/** Most conditions that are held against decisions: a packet's maker gives no more. */
const MAX_CONDITIONS = 500

/** What of a decision each field of a condition looks at (cli.md). What it lacks is named by the empty value. */
const FIELDS: ReadonlyMap<string, (decision: Decision) => readonly (string | undefined)[]> = new Map([
  ['id', ({ id }: Decision) => [id]],
  ['run', ({ run }: Decision) => [run]],
  ['workflow', ({ workflow }: Decision) => [workflow?.id]],
  ['transition', ({ transition }: Decision) => [transition?.id]],
  ['actor', ({ actor }: Decision) => [actor?.id]],
  ['subject', ({ subject }: Decision) => [subject?.id]],
  ['policy', ({ policy }: Decision) => [policy?.id]],
  ['version', ({ policy }: Decision) => [policy?.version]],
  ['policy-version', ({ policy }: Decision) => [policy && policyVersionId(policy.id, policy.version)]],
  ['trigger', ({ trigger }: Decision) => [trigger?.type]],
  ['outcome', ({ outcome }: Decision) => [outcome]],
  ['action', ({ action }: Decision) => [action?.type]],
  ['entitlement', ({ action }: Decision) => [action?.entitlement]],
  ['verdict', ({ replay }: Decision) => [replay.verdict]],
  ['reason', ({ replay }: Decision) => [replay.reason]],
  ['complete', ({ complete }: Decision) => [COMPLETENESS[complete ? 0 : 1]]],
  ['finding', ({ findings }: Decision) => (findings.length === 0 ? [undefined] : findings)],
])

/**
 * Reads the conditions of a manifest: values of one field are alternatives, `*` stands for any text, and
 * all fields must hold. Gives a text that says why where they cannot be applied. They are hostile.
 */
export function readSelection(conditions: readonly string[]): IsSelected | string {
  if (conditions.length > MAX_CONDITIONS) return `there are more than ${MAX_CONDITIONS} conditions`
  const byField = new Map<string, string[]>()
  for (const condition of conditions) {
    const at = condition.indexOf('=')
    if (at < 0) return `the condition ${quoted(condition)} is of no known form`
    const field = condition.slice(0, at)
    const values = byField.get(field) ?? []
    byField.set(field, values)
    values.push(condition.slice(at + 1))
  }
  if (conditions.some(holdsMark)) return 'a condition is withheld'
  const tests: IsSelected[] = []
  for (const [field, values] of byField) {
    const test = field === 'since' || field === 'until' ? timeTest(field, values) : textTest(field, values)
    if (test === undefined) return `no condition on ${quoted(field)} with these values is known`
    tests.push(test)
  }
  return (decision) => tests.every((test) => test(decision))
}

function textTest(field: string, values: readonly string[]): IsSelected | undefined {
  const valuesOf = FIELDS.get(field)
  if (valuesOf === undefined) return undefined
  const exact = new Set(values.filter((value) => !value.includes('*')))
  const globs = values.filter((value) => value.includes('*')).map((value) => value.split(/\*+/))
  return (decision) =>
    valuesOf(decision).some(
      (text) =>
        // What is withheld may be what was asked for: then it cannot be told that it was not.
        (text !== undefined && holdsMark(text)) ||
        exact.has(text ?? NO_VALUE) ||
        (text !== undefined && globs.some((parts) => isPartsInOrder(text, parts))),
    )
}

/** Of several times the widest: they are alternatives. From `since` on, and before `until`. */
function timeTest(field: 'since' | 'until', values: readonly string[]): IsSelected | undefined {
  const instants = values.map(instantOfDateOrTime).filter((instant) => instant !== undefined)
  if (instants.length < values.length) return undefined
  const widest =
    field === 'since'
      ? instants.reduce((a, b) => Math.min(a, b), Infinity)
      : instants.reduce((a, b) => Math.max(a, b), -Infinity)
  return ({ time }) => {
    const at = instantOf(time)
    return at !== undefined && (field === 'since' ? at >= widest : at < widest)
  }
}
