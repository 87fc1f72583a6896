import type { Decision } from '../../model/decision.ts'
import { type BoundaryMark, COMPLETENESS } from '../../model/decision-list.ts'
import { type Finding, SEVERITIES } from '../../model/finding.ts'
import type { JsonValue } from '../../model/json.ts'
import type { Instant } from '../../model/time.ts'
import { timeOf } from './decision-row.ts'

/**
 * What many decisions have in common: together these values are a decision's shape, and a million decisions have
 * some thousand shapes. Each is a text or null.
 */
export const SHAPE_FIELDS = [
  'boundary',
  'complete',
  /** How many findings there are of each of SEVERITIES, excepted ones not counted: `0 2 0 1`. */
  'severities',
  /** Codes with spaces between them. */
  'findings',
  'verdict',
  'reason',
  'outcome',
  'policy',
  'version',
  'workflow',
  'workflow.version',
  'transition',
  'trigger',
  'trigger.source',
  'subject.type',
  'actor',
  'actor.owner',
  'actor.onBehalfOf',
  'action',
  'entitlement',
] as const
export type ShapeField = (typeof SHAPE_FIELDS)[number]

const NO_FINDINGS = SEVERITIES.map(() => 0).join(' ')

/** A name and a value that a decision can be found by. */
export interface NamedText {
  /** An attribute's name is the evidence's own, and sought in like its value. */
  readonly kind: 'attribute' | 'field'
  readonly name: string
  readonly value: string
}

/** What the columns hold of a decision. */
export interface DecisionFacts {
  readonly id: string
  readonly run: string
  readonly subject: string | null
  readonly time: Instant
  /** One for each of SHAPE_FIELDS. */
  readonly shape: readonly (string | null)[]
  /** What else it can be found by: attributes, and ids that are its own. */
  readonly texts: readonly NamedText[]
}

/** Requires the decision's own findings, excepted ones too. */
export function decisionFacts(decision: Decision, findings: readonly Finding[]): DecisionFacts {
  const { id, run, subject, workflow, policy, trigger, actor, action, replay } = decision
  const shape: Readonly<Record<ShapeField, string | null | undefined>> = {
    boundary: boundaryMark(findings),
    complete: COMPLETENESS[decision.complete ? 0 : 1],
    severities: severityCounts(findings),
    findings: decision.findings.length === 0 ? null : [...new Set(decision.findings)].join(' '),
    verdict: replay.verdict,
    reason: replay.reason,
    outcome: decision.outcome,
    policy: policy?.id,
    version: policy?.version,
    workflow: workflow?.id,
    'workflow.version': workflow?.version,
    transition: decision.transition?.id,
    trigger: trigger?.type,
    'trigger.source': trigger?.source,
    'subject.type': subject?.type,
    actor: actor?.id,
    'actor.owner': actor?.owner,
    'actor.onBehalfOf': actor?.onBehalfOf,
    action: action?.type,
    entitlement: action?.entitlement,
  }
  return {
    id,
    run,
    subject: subject?.id ?? null,
    time: timeOf(decision),
    shape: SHAPE_FIELDS.map((field) => shape[field] ?? null),
    texts: furtherTexts(decision),
  }
}

/** What a decision can be found by besides its id, run, subject and shape. */
function furtherTexts({ trigger, action, subject, attributes }: Decision): readonly NamedText[] {
  const texts: NamedText[] = []
  if (trigger?.id !== undefined) texts.push({ kind: 'field', name: 'trigger.id', value: trigger.id })
  const target = action?.target?.id
  // Whose access changes is mostly whom the action is done to: by that it is found already.
  if (target !== undefined && target !== subject?.id)
    texts.push({ kind: 'field', name: 'action.target', value: target })
  for (const { name, value } of attributes)
    texts.push({ kind: 'attribute', name, value: attributeText(value) })
  return texts
}

/** The value of an attribute as it is sought in: a string as it is, anything else as JSON. */
export function attributeText(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function boundaryMark(findings: readonly Finding[]): BoundaryMark {
  const ofBoundary = findings.filter(({ code }) => code.startsWith('BD-'))
  if (ofBoundary.length === 0) return 'inside'
  return ofBoundary.every(({ excepted }) => excepted !== null) ? 'excepted' : 'outside'
}

function severityCounts(findings: readonly Finding[]): string {
  // Most decisions have none.
  if (findings.length === 0) return NO_FINDINGS
  return SEVERITIES.map((severity) => countOf(findings, severity)).join(' ')
}

function countOf(findings: readonly Finding[], wanted: Finding['severity']): number {
  let count = 0
  for (const { severity, excepted } of findings) if (severity === wanted && excepted === null) count += 1
  return count
}
