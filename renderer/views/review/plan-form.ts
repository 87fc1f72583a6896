import type { Input } from '../../../shared/contract/methods.ts'
import type { CampaignPlan } from '../../../shared/model/review.ts'
import type { StratumRule } from '../../../shared/model/review-sample.ts'

type Scope = Input<'decisions.rows'>['filter']

/** Somebody of a plan as typed: a name, and the ids by which this person stands in evidence, parted by commas. */
export interface PersonForm {
  readonly name: string
  readonly aliases: string
  readonly keyid: string | null
}

export interface StageForm {
  readonly name: string
  readonly assign: CampaignPlan['stages'][number]['assign']
  readonly reviewers: readonly PersonForm[]
}

/** A campaign as it is being planned. */
export interface PlanForm {
  readonly name: string
  readonly items: CampaignPlan['items']
  readonly strata: readonly StratumKey[]
  readonly method: CampaignPlan['sample']['size']['method']
  readonly size: string
  /** In per cent. */
  readonly confidence: string
  readonly tolerable: string
  readonly expected: string
  readonly minimum: string
  readonly seed: string
  readonly stages: readonly StageForm[]
  readonly signers: readonly PersonForm[]
  readonly revokeBy: string
}

export const NOBODY: PersonForm = { name: '', aliases: '', keyid: null }

/** What a population can be parted by, in the order in which an item is tried. */
export const STRATA = [
  {
    key: 'changed',
    name: 'an input that nobody approved changed the outcome (BD-02)',
    rule: { kind: 'finding', code: 'BD-02' },
  },
  { key: 'outside', name: 'outside the boundary', rule: { kind: 'outside' } },
  { key: 'not-reproduced', name: 'diverged or unreplayable', rule: { kind: 'not-reproduced' } },
  { key: 'critical', name: 'a critical finding', rule: { kind: 'severity', severity: 'critical' } },
  { key: 'high', name: 'a high finding', rule: { kind: 'severity', severity: 'high' } },
] as const satisfies readonly { readonly key: string; readonly name: string; readonly rule: StratumRule }[]
export type StratumKey = (typeof STRATA)[number]['key']

/** `seed`: any text that nobody can be said to have chosen for its outcome; a date does. */
export function emptyPlan(seed: string): PlanForm {
  return {
    name: '',
    items: 'decisions',
    strata: ['changed', 'outside', 'not-reproduced'],
    method: 'attribute',
    size: '10',
    confidence: '95',
    tolerable: '10',
    expected: '0',
    minimum: '5',
    seed,
    stages: [{ name: 'Review', assign: 'in-turn', reviewers: [NOBODY] }],
    signers: [],
    revokeBy: '',
  }
}

/** What is still missing or is no number, in words; null: the plan can be followed. */
export function planProblem(form: PlanForm): string | null {
  if (form.name.trim() === '') return 'Give the campaign a name.'
  if (form.seed.trim() === '') return 'Give a seed.'
  const sample = sampleProblem(form)
  if (sample !== null) return sample
  const empty = form.stages.find(({ reviewers }) => reviewers.every(({ name }) => name.trim() === ''))
  if (empty !== undefined) return `Name a reviewer for ${empty.name}.`
  const signers = form.signers.filter(({ name }) => name.trim() !== '').length
  if (signers === 1) return 'Two people sign: name two, or none.'
  if (form.revokeBy !== '' && !/^\d{4}-\d\d-\d\d$/.test(form.revokeBy)) return 'Write the date as 2026-12-31.'
  return null
}

/** What of the sample is no number, in words. A preview needs no more than this. */
export function sampleProblem({
  method,
  size,
  confidence,
  tolerable,
  expected,
  minimum,
}: PlanForm): string | null {
  const isWhole = (text: string, least: number) => /^\d{1,5}$/.test(text) && Number(text) >= least
  const isRate = (text: string, least: number) => /^\d{1,2}(\.\d+)?$/.test(text) && Number(text) >= least
  if (!isWhole(minimum, 0)) return 'The minimum is a whole number.'
  if (method === 'fixed' && !isWhole(size, 1)) return 'The number is a whole number from 1 on.'
  if (method !== 'attribute') return null
  if (!isRate(confidence, 1) || !isRate(tolerable, 0.1))
    return 'Confidence and tolerable rate are per cents below 100.'
  if (!isRate(expected, 0) || Number(expected) >= Number(tolerable))
    return 'The expected rate is below the tolerable one.'
  return null
}

/** The sample's plan. Requires that `sampleProblem` finds none. */
export function sampleOf(form: PlanForm): CampaignPlan['sample'] {
  const chosen = STRATA.filter(({ key }) => form.strata.includes(key)).map(({ rule }) => rule)
  return {
    strata: [...chosen, { kind: 'rest' }],
    size: sizeOf(form),
    minimum: Number(form.minimum),
    seed: form.seed.trim(),
  }
}

function sizeOf({ method, size, confidence, tolerable, expected }: PlanForm): CampaignPlan['sample']['size'] {
  const rate = (text: string) => Number(text) / 100
  switch (method) {
    case 'all':
      return { method }
    case 'fixed':
      return { method, size: Number(size) }
    case 'attribute':
      return { method, confidence: rate(confidence), tolerable: rate(tolerable), expected: rate(expected) }
  }
}

/** The whole plan. Requires that `planProblem` finds nothing. */
export function planOf(
  form: PlanForm,
  scope: Scope,
): Omit<CampaignPlan, 'scope'> & { readonly scope: Scope } {
  return {
    name: form.name.trim(),
    items: form.items,
    scope,
    sample: sampleOf(form),
    stages: form.stages.map(({ name, assign, reviewers }, at) => ({
      name: name.trim() === '' ? `Stage ${at + 1}` : name.trim(),
      assign,
      reviewers: peopleOf(reviewers),
      takes: at === 0 ? [] : ['revoke', 'exception', 'escalate'],
    })),
    signers: peopleOf(form.signers),
    revokeBy: form.revokeBy === '' ? null : form.revokeBy,
  }
}

function peopleOf(people: readonly PersonForm[]) {
  return people
    .filter(({ name }) => name.trim() !== '')
    .map(({ name, aliases, keyid }) => ({
      name: name.trim(),
      keyid,
      aliases: aliases
        .split(',')
        .map((each) => each.trim())
        .filter(Boolean),
    }))
}
