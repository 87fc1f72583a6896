import { z } from 'zod'
import { AttributeView, MOST_LISTED, ValueText } from './decision-view.ts'

const Count = z.int().min(0)

/** What a policy answers. */
export const ReplayOutcome = z.enum(['permit', 'deny'])

/** The most probes that are put for one attribute, those that could not be evaluated included. */
export const MOST_PROBES = 200

/**
 * How a probe changes an attribute: it is taken out of the request; null is put in its place; or a value that the
 * case has seen for it, the other boolean, a literal of the policy's texts, or a number beside one of those.
 */
export const PROBE_KINDS = ['removed', 'null', 'seen', 'other-boolean', 'literal', 'beside-literal'] as const
export const ProbeKind = z.enum(PROBE_KINDS)
export type ProbeKind = z.output<typeof ProbeKind>

/** What was tried of one attribute, and what came of it. */
export const ProbeCounts = z.object({
  probes: Count,
  flips: Count,
  /** The engine gave no outcome for it: such a probe shows nothing. */
  unanswered: Count,
  /** Of these probes, those with values that the case has seen. */
  seen: Count,
  seenFlips: Count,
})
export type ProbeCounts = z.output<typeof ProbeCounts>

/** A probe under which the outcome is another: the proof that the attribute has influence. */
export const Flip = z.object({
  kind: ProbeKind,
  /** Null where it was removed. */
  value: ValueText.nullable(),
  outcome: ReplayOutcome,
  /** The rules that then decide. */
  rules: z.array(z.string()),
})
export type Flip = z.output<typeof Flip>

export const InfluenceResult = z.discriminatedUnion('kind', [
  /** Proven to have no influence: no value of it, nor its absence, gives another outcome. */
  z.object({
    kind: z.literal('none'),
    why: z.enum([
      /** The engine was not given it. */
      'not-in-request',
      /** The policy does not read it. */
      'not-read',
      /** The outcome stands whatever its value (partial evaluation), and without it. */
      'decided',
    ]),
  }),
  /** Proven to have influence. */
  z.object({ kind: z.literal('flips'), by: Flip, counts: ProbeCounts }),
  /** No probe gave another outcome. Another value might. */
  z.object({ kind: z.literal('no-flip'), counts: ProbeCounts }),
  z.object({ kind: z.literal('not-tested'), why: z.string() }),
])
export type InfluenceResult = z.output<typeof InfluenceResult>

export const AttributeInfluence = z.object({
  name: z.string(),
  value: ValueText,
  source: z.string().nullable(),
  approved: AttributeView.shape.approved,
  /** By the evaluation, where the engine tells what it read; else by the text of the version. */
  read: z.enum(['yes', 'no', 'not-known']),
  influence: InfluenceResult,
})
export type AttributeInfluence = z.output<typeof AttributeInfluence>

/** The fewest attributes that give another outcome when they are changed. */
export const SmallestChange = z.object({
  changes: z.array(
    z.object({ name: z.string(), from: ValueText, by: Flip.pick({ kind: true, value: true }) }),
  ),
  outcome: ReplayOutcome,
  rules: z.array(z.string()),
  /** `proven`: no smaller one is possible. `found`: the smallest of those that were tried. */
  size: z.enum(['proven', 'found']),
  /** In a sentence. */
  text: z.string(),
})
export type SmallestChange = z.output<typeof SmallestChange>

/** Which attributes of a decision changed its outcome. */
export const DecisionInfluence = z.object({
  ord: z.int().min(1),
  id: z.string(),
  policy: z.object({ id: z.string(), version: z.string() }).nullable(),
  engine: z.string().nullable(),
  /** What replay gives; null where the decision is unreplayable, and `why` says so. */
  outcome: ReplayOutcome.nullable(),
  rules: z.array(z.string()),
  why: z.string().nullable(),
  /** What nobody approved first, then what was read. */
  attributes: z.array(AttributeInfluence).max(MOST_LISTED),
  attributeCount: z.int().min(0),
  /** Null: no change of one or two attributes that was tried gives another outcome, or none could be tried. */
  smallest: SmallestChange.nullable(),
})
export type DecisionInfluence = z.output<typeof DecisionInfluence>
