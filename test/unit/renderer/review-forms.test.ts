import { describe, expect, it } from 'vitest'
import { nextOpen } from '../../../renderer/views/review/review-words.ts'
import { emptyPlan, planOf, planProblem, sampleOf } from '../../../renderer/views/review/plan-form.ts'
import { emptyForm, missingOf, rulingOf } from '../../../renderer/views/review/verdict-form.ts'
import { CampaignPlan, type ItemStanding, type ReviewItem } from '../../../shared/model/review.ts'

const ITEM: ReviewItem = {
  id: 'r-1/assign#1',
  stratum: 0,
  decisions: ['r-1/assign#1'],
  decisionCount: 1,
  time: '2026-05-14T02:13:08Z',
  subject: 'u-1',
  subjectType: null,
  actor: 'agent:a',
  owner: null,
  onBehalfOf: null,
  approvers: [],
  others: [],
  action: 'assignRole',
  entitlement: 'erp/ap-clerk',
  outcome: 'permit',
  replay: 'reproduced',
  workflow: 'joiner',
  workflowVersion: '3',
  transition: 'assign',
  policy: 'p',
  policyVersion: '2',
  model: null,
  rules: [],
  findings: ['BD-01'],
  severity: 'medium',
  boundary: 'outside',
  likeness: `sha256:${'0'.repeat(64)}`,
}

describe('a verdict that is being made', () => {
  const form = emptyForm(ITEM)

  it('is none before one is chosen', () => {
    expect(missingOf(form, ITEM)).not.toBeNull()
    expect(rulingOf(form, ITEM)).toBeNull()
  })

  it('upholds without a note, unless a grave finding stands against it', () => {
    const uphold = { ...form, verdict: 'uphold' } as const
    expect(rulingOf(uphold, ITEM)).toEqual({ verdict: 'uphold', note: '' })
    expect(rulingOf(uphold, { ...ITEM, severity: 'critical' })).toBeNull()
    expect(rulingOf({ ...uphold, note: ' seen ' }, { ...ITEM, severity: 'critical' })).toEqual({
      verdict: 'uphold',
      note: 'seen',
    })
  })

  it.each(['revoke', 'escalate', 'exception'] as const)('needs a note to %s', (verdict) => {
    const whole = { ...form, verdict, to: 'l.brandt', owner: 'erp-ops', until: '2099-01-31' }
    expect(rulingOf({ ...whole, note: ' \n' }, ITEM)).toBeNull()
    expect(rulingOf({ ...whole, note: 'why' }, ITEM)).toMatchObject({ verdict, note: 'why' })
  })

  it('makes no exception without a finding, a day and an owner', () => {
    const whole = {
      ...form,
      verdict: 'exception',
      note: 'why',
      owner: 'erp-ops',
      until: '2099-01-31',
    } as const
    expect(rulingOf({ ...whole, until: '31 January' }, ITEM)).toBeNull()
    expect(rulingOf({ ...whole, owner: ' ' }, ITEM)).toBeNull()
    const bare = { ...ITEM, findings: [] }
    expect(rulingOf({ ...emptyForm(bare), ...whole, clause: '' }, bare)).toBeNull()
    expect(rulingOf(whole, ITEM)).toMatchObject({
      terms: { clause: 'BD-01', pattern: { entitlement: 'erp/ap-clerk', subject: 'u-1' }, reason: 'why' },
    })
  })
})

describe('a campaign that is being planned', () => {
  const form = {
    ...emptyPlan('2026-11-27'),
    name: 'Q2',
    stages: [
      {
        name: 'Review',
        assign: 'in-turn' as const,
        reviewers: [{ name: ' m.okafor ', aliases: 'u-7, , m@x', keyid: null }],
      },
    ],
  }

  it('is a plan that the model takes', () => {
    expect(planProblem(form)).toBeNull()
    const plan = CampaignPlan.parse(planOf(form, { facets: {} }))
    expect(plan.stages[0]?.reviewers).toEqual([{ name: 'm.okafor', aliases: ['u-7', 'm@x'], keyid: null }])
    expect(plan.sample.strata.at(-1)).toEqual({ kind: 'rest' })
  })

  it('says what is missing before it asks anybody', () => {
    expect(planProblem({ ...form, name: ' ' })).toMatch(/name/)
    expect(planProblem({ ...form, expected: '10' })).toMatch(/expected/)
    expect(planProblem({ ...form, signers: [{ name: 'one', aliases: '', keyid: null }] })).toMatch(/Two/)
    expect(planProblem({ ...form, stages: [{ ...form.stages[0]!, reviewers: [] }] })).toMatch(/reviewer/)
  })

  it('reads rates as per cents', () => {
    expect(sampleOf(form).size).toEqual({
      method: 'attribute',
      confidence: 0.95,
      tolerable: 0.1,
      expected: 0,
    })
  })
})

describe('the next item', () => {
  const standing = (id: string, state: ItemStanding['state'], assigned: string | null): ItemStanding => ({
    item: { ...ITEM, id },
    state,
    stage: 0,
    assigned,
    standing: [],
    before: [],
    seconds: null,
    opened: [],
    secondLooks: [],
  })
  const items = [
    standing('a', 'open', 'm'),
    standing('b', 'decided', 'm'),
    standing('c', 'open', 'l'),
    standing('d', 'open', 'm'),
  ]

  it('is one that waits for this person, round to the first', () => {
    expect(nextOpen(items, 0, 'm')).toBe('d')
    expect(nextOpen(items, 3, 'm')).toBe('a')
  })

  it('is none where only others are waited for', () => {
    expect(nextOpen(items, 2, 'l')).toBeNull()
  })
})
