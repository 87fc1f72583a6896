import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  bisect,
  blastRadius,
  type CaseFile,
  decisionInfluence,
  impact,
  SAMPLE_EXPECTED,
  whatIf,
} from '../../../../shared/engine.ts'
import type { OtherPolicy } from '../../../../shared/model/what-if-view.ts'
import { evaluateHere } from '../../../../shared/replay/evaluate-here.ts'
import type { PolicyVersion } from '../../../../shared/model/policy.ts'
import { sampleCase } from '../../../fixtures/sample-case.ts'

const { decision: id, sameCause, input, firstVersion } = SAMPLE_EXPECTED.incident

let sample: Awaited<ReturnType<typeof sampleCase>>
let file: CaseFile
beforeAll(async () => {
  sample = await sampleCase()
  file = sample.file
}, 60_000)
afterAll(() => sample[Symbol.dispose]())

const evaluatorOf = (versions: readonly PolicyVersion[], _budgetMs: number, draft?: PolicyVersion) =>
  evaluateHere(draft === undefined ? versions : [...versions, draft])
const evaluator = (versions: readonly PolicyVersion[]) => evaluateHere(versions)
const many = { changes: [], where: [], flips: 10_000, evaluator }

function draft(text: string): OtherPolicy {
  return { kind: 'draft', draft: { policy: 'role-assignment', files: [{ path: 'policy.cedar', text }] } }
}

describe('the incident of the sample, questioned', () => {
  it('was changed by the input that crept in, which comes first', async () => {
    const told = await decisionInfluence(file, { id }, evaluatorOf)
    expect(told.attributes[0]).toMatchObject({
      name: input,
      approved: 'no',
      read: 'yes',
      influence: { kind: 'flips', by: { outcome: 'deny' } },
    })
    expect(told.smallest).toMatchObject({ changes: [{ name: input }], outcome: 'deny', size: 'proven' })
    expect(told.smallest?.text).toContain('Permitted only because context.location = "HQ"')
  })

  it('was first permitted by the version that let the input in, and by no other', async () => {
    const told = await bisect(file, { id }, evaluatorOf)
    expect(told.first).toBe(firstVersion)
    expect(told.versions.map(({ version, outcome }) => [version.version, outcome])).toEqual([
      ['2026.05.1', 'deny'],
      ['2026.05.2', 'permit'],
      ['2026.05.3', 'deny'],
    ])
    expect(told).toMatchObject({ changes: 2, outcome: 'permit' })
    expect(told.text).toContain('changes 2 times')
  })

  it('shares its cause with all others who got in the same way, and with no one else', async () => {
    const told = await blastRadius(file, { id }, { rows: 500, evaluator })
    expect(told.input).toMatchObject({ name: input, decisions: sameCause.length, permits: sameCause.length })
    expect(told.input?.rows.map((row) => row.id).toSorted()).toEqual(sameCause)
    expect(told.version).toMatchObject({ version: firstVersion })
    expect(told.rule?.rules).toEqual(['ap-finance'])
    const { decisions = 0, permits = 0 } = told.rule ?? {}
    expect(decisions).toBeGreaterThan(sameCause.length)
    expect(permits).toBeLessThanOrEqual(decisions)
  })

  it('would have been refused elsewhere, and under the version after it', async () => {
    const elsewhere = await whatIf(
      file,
      { id },
      { changes: [{ kind: 'set', name: input, json: '"Lyon"' }] },
      evaluatorOf,
    )
    expect(elsewhere).toMatchObject({ flip: 'to-deny', before: { outcome: 'permit' }, fault: null })
    expect(elsewhere.request?.text).toContain('"location":"Lyon"')
    const later: OtherPolicy = { kind: 'version', id: 'role-assignment', version: '2026.05.3' }
    expect(await whatIf(file, { id }, { policy: later, changes: [] }, evaluatorOf)).toMatchObject({
      flip: 'to-deny',
      after: { version: { version: '2026.05.3' }, rules: [] },
    })
  })
})

describe('a draft of a policy', () => {
  it('answers as its text says, beside the entities of the version that it is made of', async () => {
    const text = '@id("new") permit(principal, action, resource in RoleGroup::"erp/ap");'
    const told = await whatIf(file, { id }, { policy: draft(text), changes: [] }, evaluatorOf)
    expect(told).toMatchObject({ flip: null, after: { outcome: 'permit', rules: ['new'] } })
  })

  it('is told to be at fault where the engine does not take it', async () => {
    const told = await whatIf(file, { id }, { policy: draft('permit('), changes: [] }, evaluatorOf)
    expect(told).toMatchObject({
      flip: null,
      after: { outcome: null },
      fault: { reason: 'evaluation-error' },
    })
    const all = await impact(file, { ...many, policy: draft('permit(') })
    expect(all).toMatchObject({ unchanged: 0, toPermit: 0, toDeny: 0, fault: { reason: 'evaluation-error' } })
    expect(all.notEvaluated + all.otherPolicies).toBe(all.decisions)
  })
})

describe('the case under another version', () => {
  it('flips those who got in by the input, says by which rules, and hides nothing that it could not ask', async () => {
    const told = await impact(file, {
      ...many,
      policy: { kind: 'version', id: 'role-assignment', version: '2026.05.3' },
    })
    expect(told.flips.map((flip) => flip.id).toSorted()).toEqual(sameCause)
    expect(told.groups).toMatchObject([
      { flip: 'to-deny', rules: [], before: ['ap-finance'], decisions: sameCause.length },
    ])
    const { unchanged, toPermit, toDeny, notEvaluated, otherPolicies, decisions } = told
    expect(unchanged + toPermit + toDeny + notEvaluated + otherPolicies).toBe(decisions)
    expect(decisions).toBe(SAMPLE_EXPECTED.rebuild.decisions)
    expect(told.notEvaluatedBy.reduce((sum, each) => sum + each.decisions, 0)).toBe(notEvaluated)
    expect(notEvaluated).toBeGreaterThan(0)
  })

  it('flips both ways', async () => {
    const text = `permit(principal, action, resource)
      when { context.subject.employmentType == "contractor" };`
    const told = await impact(file, { ...many, policy: draft(text) })
    expect(told.toPermit).toBeGreaterThan(0)
    expect(told.toDeny).toBeGreaterThan(0)
  })

  it('flips nothing under the versions that were recorded, but for what was recorded otherwise', async () => {
    const told = await impact(file, many)
    expect(told).toMatchObject({ toPermit: 0, toDeny: 0, otherPolicies: 0 })
    expect(told.unchanged).toBeGreaterThan(400)
  })

  it('can be asked of a part, with other attributes', async () => {
    const told = await impact(file, {
      ...many,
      where: [{ field: 'id', value: id }],
      changes: [{ kind: 'unset', name: input }],
    })
    expect(told).toMatchObject({ decisions: 1, toDeny: 1, unchanged: 0 })
  })

  it('stops where it is asked to', async () => {
    const signal = AbortSignal.abort()
    await expect(impact(file, { ...many, signal })).rejects.toMatchObject({ code: 'CANCELLED' })
  })

  it('refuses a version that the case does not have, and a value that is no JSON', async () => {
    const policy: OtherPolicy = { kind: 'version', id: 'role-assignment', version: '9' }
    await expect(whatIf(file, { id }, { policy, changes: [] }, evaluatorOf)).rejects.toMatchObject({
      code: 'POLICY_NOT_FOUND',
    })
    const changes = [{ kind: 'set', name: 'a', json: '{' }] as const
    await expect(whatIf(file, { id }, { changes }, evaluatorOf)).rejects.toMatchObject({ code: 'USAGE' })
  })
})
