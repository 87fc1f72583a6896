import { copyFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { IntakePool } from '../../../../electron/engine-host/intake-pool.ts'
import { startReplayPool } from '../../../../electron/engine-host/replay-pool.ts'
import {
  campaignPage,
  drawAgain,
  drawIds,
  importFiles,
  mergeReviews,
  openCampaign,
  openCaseFile,
  previewCampaign,
  recordActs,
  revocationsOf,
} from '../../../../shared/engine.ts'
import { sha256 } from '../../../../shared/crypto.ts'
import type { ActDraft } from '../../../../shared/model/review-draft.ts'
import { actIdOf, actText } from '../../../../shared/review/act-id.ts'
import { caseFolder, createCase } from '../../../fixtures/case-evidence.ts'
import { ANA, BEN, person, planOf } from '../../../fixtures/review-acts.ts'
import { runsOf, writeSmallCase } from '../../../fixtures/small-case.ts'

const acting = { by: 'auditor', now: () => new Date('2026-06-01T08:00:00Z') }
const PLAN = planOf({
  sample: {
    strata: [{ kind: 'outside' }, { kind: 'rest' }],
    size: { method: 'fixed', size: 2 },
    minimum: 0,
    seed: 's',
  },
  stages: [{ name: 'review', reviewers: [{ ...ANA, aliases: ['u-3'] }, BEN], assign: 'in-turn', takes: [] }],
})
/** What the directory saw after the decisions: the access of u-1 is gone. */
const REMOVED = removal('x-1', 'u-1', 'success')
/** The directory did not let that of u-4 be taken away. */
const NOT_REMOVED = removal('x-2', 'u-4', 'Denied')
/** It saw that of u-0 taken away, and given again by nobody of whom the workflows know. */
const GIVEN_AGAIN = [
  removal('x-3', 'u-0', 'success'),
  { ...removal('x-4', 'u-0', 'success'), time: '2026-05-21T08:00:00Z' },
].map((record, place) =>
  place === 0 ? record : { ...record, effect: { ...record.effect, type: 'assignRole' } },
)

function removal(id: string, subject: string, result: string) {
  return {
    id,
    time: '2026-05-20T08:00:00Z',
    effect: {
      type: 'removeRole',
      entitlement: 'erp/clerk',
      target: { type: 'User', id: subject },
      result,
    },
  }
}

let folder: ReturnType<typeof caseFolder>
let copies = 0
beforeAll(async () => {
  folder = caseFolder()
  const reader = new IntakePool(1)
  const files = writeSmallCase(folder.path('.'), [...runsOf(5), REMOVED, NOT_REMOVED, ...GIVEN_AGAIN])
  const evaluator: Parameters<typeof importFiles>[3]['evaluator'] = (versions, { evaluationBudgetMs }) =>
    startReplayPool({ versions, evaluationBudgetMs, threads: 1 })
  const options = { format: undefined, rebuild: 'after' } as const
  await importFiles(folder.path('c.docket'), files, options, { reader, evaluator, ...acting })
  await reader.close()
})
afterAll(() => folder[Symbol.dispose]())

function copy(of = 'c') {
  copies += 1
  const name = `copy-${copies}`
  copyFileSync(folder.path(`${of}.docket`), folder.path(`${name}.docket`))
  return { name, file: openCaseFile(folder.path(`${name}.docket`), 'read-write') }
}

function opened(plan = PLAN) {
  const { name, file } = copy()
  return { name, file, campaign: openCampaign(file, plan, { ...acting, person: person(BEN) }) }
}

describe('a campaign', () => {
  it('fixes its population, and anybody draws its sample again from ids and seed alone', () => {
    const { file, campaign } = opened()
    using _ = file
    const { summary } = campaignPage(file, campaign, { limit: 1 })
    const ids = ['r-0', 'r-1', 'r-2', 'r-3', 'r-4'].map((run) => `${run}/assign#1`)
    const drawn = drawIds(ids, { seed: 's', size: 2 })
    expect(summary.population.digest).toBe(drawn.population.digest)
    expect(summary.sample.digest).toBe(drawn.digest)
    expect(summary.population.rebuild?.digest).toMatch(/^sha256:/)
    expect(drawAgain(file, campaign).holds).toBe(true)
    expect(previewCampaign(file, PLAN)).toEqual({ population: summary.population, sample: summary.sample })
  })

  it('of entitlements has who holds what', () => {
    const { file, campaign } = opened({ ...PLAN, items: 'entitlements' })
    using _ = file
    const { items } = campaignPage(file, campaign, { limit: 10 })
    for (const { item } of items.rows) expect(item.id).toBe(JSON.stringify([item.subject, 'erp/clerk']))
    expect(items.total).toBe(2)
  })

  it('refuses a judgement on one’s own access, and records the attempt', () => {
    const all = planOf({ ...PLAN, sample: { ...PLAN.sample, size: { method: 'all' } } })
    const { file, campaign } = opened(all)
    using _ = file
    const draft = {
      act: 'verdict',
      items: ['r-3/assign#1'],
      ruling: { verdict: 'uphold', note: '' },
    } as const
    const [end] = recordActs(file, campaign, [{ ...draft, items: [...draft.items] }], {
      ...acting,
      person: person(ANA),
    })
    expect(end).toMatchObject({ own: true })
    const { quality, summary } = campaignPage(file, campaign, { limit: 1 })
    expect(quality.selfReviewAttempts).toMatchObject([
      { by: ANA.name, item: 'r-3/assign#1', parts: ['subject'] },
    ])
    expect(summary.states.decided).toBe(0)
    expect(file.custody.latest(1)).toMatchObject([{ act: 'review.self-review.refused', by: 'auditor' }])
    expect(file.custody.check()).toMatchObject({ ok: true })
  })

  it('does not close a revocation by a removal that another system refused', () => {
    const all = planOf({ ...PLAN, sample: { ...PLAN.sample, size: { method: 'all' } } })
    const { file, campaign } = opened(all)
    using _ = file
    const draft = {
      act: 'verdict',
      items: ['r-4/assign#1'],
      ruling: { verdict: 'revoke', note: 'not needed' },
    } as const
    recordActs(file, campaign, [{ ...draft, items: [...draft.items] }], { ...acting, person: person(BEN) })
    expect(revocationsOf(file, campaign)).toMatchObject([{ item: 'r-4/assign#1', state: 'open' }])
  })

  it('closes a revocation by what another system saw, and opens it again', () => {
    const all = planOf({ ...PLAN, sample: { ...PLAN.sample, size: { method: 'all' } } })
    const { file, campaign } = opened(all)
    using _ = file
    const items = ['r-0/assign#1', 'r-1/assign#1', 'r-2/assign#1']
    const draft = { act: 'verdict', items, ruling: { verdict: 'revoke', note: 'not needed' } } as const
    recordActs(file, campaign, [draft], { ...acting, person: person(BEN) })
    const told = revocationsOf(file, campaign)
    expect(told.map(({ item, state, gone }) => [item, state, gone?.what])).toEqual([
      ['r-0/assign#1', 'granted-again', 'effect'],
      ['r-1/assign#1', 'gone', 'effect'],
      ['r-2/assign#1', 'open', undefined],
    ])
    expect(told[0]?.again).toEqual({
      decision: null,
      record: expect.stringMatching(/^s\d+:\d+$/),
      time: '2026-05-21T08:00:00Z',
    })
  })
})

describe('two copies of a case', () => {
  it('are merged with nothing lost, either way, and conflicts named', () => {
    const { name, file: first, campaign } = opened()
    using _first = first
    const [item] = campaignPage(first, campaign, { limit: 1 }).items.rows.map((each) => each.item.id)
    const { file: second } = copy(name)
    using _second = second
    const verdict = (word: 'uphold' | 'revoke'): ActDraft => ({
      act: 'verdict',
      items: [item ?? ''],
      ruling: { verdict: word, note: 'seen' },
    })
    recordActs(first, campaign, [verdict('uphold')], { ...acting, person: person(BEN) })
    recordActs(second, campaign, [verdict('revoke')], { ...acting, person: person(ANA) })
    expect(mergeReviews(first, second, acting)).toMatchObject({ acts: 1, conflicts: [{ campaign, item }] })
    expect(mergeReviews(second, first, acting)).toMatchObject({ acts: 1, conflicts: [{ campaign, item }] })
    expect(mergeReviews(first, second, acting)).toMatchObject({ acts: 0, shared: 3 })
    const rows = [first, second].map((file) => campaignPage(file, campaign, { limit: 10 }).items.rows)
    expect(rows[0]).toEqual(rows[1])
  })

  it('are not merged where a sign-off is not signed by the key that it names', () => {
    const { file: first, campaign } = opened()
    using _first = first
    const { file: second } = copy()
    using _second = second
    const by = { name: 'Ana Ruiz', keyid: `sha256:${'1'.repeat(64)}` }
    const { summary } = campaignPage(first, campaign, { limit: 1 })
    const told = { time: '2026-06-02T08:00:00Z', by }
    const statement = {
      format: 'docket-review-sign-off/1' as const,
      campaign,
      name: summary.plan.name,
      population: summary.population.digest,
      sample: summary.sample.digest,
      verdicts: summary.facts,
      counts: { uphold: 0, revoke: 0, exception: 0, escalate: 0 },
      role: 'first' as const,
      ...told,
    }
    const signature = { keyid: by.keyid, publicKey: '', sig: '' }
    const text = actText({ act: 'signed-off', ...told, campaign, statement, signature })
    first.transaction(() => first.review.addAct(actIdOf(text, sha256), campaign, text))
    expect(() => mergeReviews(second, first, acting)).toThrow(/signed by another key/)
    expect([...second.review.acts()]).toEqual([])
    expect(() => campaignPage(first, campaign, { limit: 1 })).toThrow(/signed by another key/)
  })

  it('are two copies: a review of other evidence is not taken, whose exceptions would count here', () => {
    const { file: first } = opened()
    using _first = first
    using other = createCase(folder.path('other.docket'))
    expect(() => mergeReviews(other, first, acting)).toThrow(/no source in common/)
    expect([...other.review.acts()]).toEqual([])
  })

  it('bring a campaign that one of them lacks, with its population', () => {
    const { file: first, campaign } = opened()
    using _first = first
    const { file: second } = copy()
    using _second = second
    expect(mergeReviews(second, first, acting)).toMatchObject({ campaigns: 1, acts: 1 })
    expect(drawAgain(second, campaign).holds).toBe(true)
  })
})
