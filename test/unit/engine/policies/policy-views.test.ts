import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bucketsOver, inBuckets } from '../../../../shared/engine/policies/day-buckets.ts'
import { spanOf } from '../../../../shared/engine/policies/policy-span.ts'
import { policyInFull, policyList, policyText } from '../../../../shared/engine.ts'
import { PolicyInFull } from '../../../../shared/model/policy-view.ts'
import { sampleCase } from '../../../fixtures/sample-case.ts'

const DAY = 86_400_000
const at = (text: string) => Date.parse(text)

const MINUTE = 60_000

let sample: Awaited<ReturnType<typeof sampleCase>>
beforeAll(async () => void (sample = await sampleCase()), MINUTE)
afterAll(() => sample[Symbol.dispose]())

const inFull = (id: string) => PolicyInFull.parse(policyInFull(sample.file, id))

describe('the policies of a case', () => {
  it('are listed with the versions that decisions name and no bundle holds', () => {
    const list = policyList(sample.file)
    expect(list.policies.find(({ id }) => id === 'role-assignment')).toEqual({
      id: 'role-assignment',
      versions: 3,
      missing: 1,
      decisions: 382,
    })
    expect(list.unnamed).toBe(1)
    expect(policyInFull(sample.file, 'nothing')).toBeUndefined()
  })

  it('show a version in no bundle after those that are in one, with its decisions and no text', () => {
    const { versions } = inFull('role-assignment')
    expect(versions.map(({ version }) => version)).toEqual([
      '2026.05.1',
      '2026.05.2',
      '2026.05.3',
      '2026.05.2-rc1',
    ])
    expect(versions.at(-1)).toMatchObject({ bundled: null, decisions: 1 })
    expect(policyText(sample.file, 'role-assignment', '2026.05.2-rc1')).toEqual([])
  })

  it('say when a version was used before and after it was in force', () => {
    const [first, second] = inFull('role-assignment').versions
    expect(first?.late).toMatchObject({ count: 2 })
    expect(second).toMatchObject({ notInForce: 9, early: { count: 9 }, late: { count: 0 } })
    expect(second?.early.first).toBeLessThan(at('2026-05-20T00:00:00Z'))
    expect(second?.buckets.reduce((sum, [, , outside]) => sum + outside, 0)).toBe(9)
  })

  it('tell a gap, the decision in it, and a digest that does not hold', () => {
    const policy = inFull('leaver-revoke')
    expect(
      policy.coverage.filter(({ kind, from, to }) => kind === 'gap' && from !== null && to !== null),
    ).toEqual([{ kind: 'gap', from: at('2026-05-10'), to: at('2026-05-12'), versions: [] }])
    expect(policy.inGap).toBe(1)
    expect(policy.versions.map(({ digestHolds }) => digestHolds)).toEqual([true, false])
    expect(policy.findings.map(({ code }) => code)).toEqual(['RP-07', 'RP-04'])
  })

  it('tell an overlap by its borders', () => {
    expect(inFull('account-provisioning').coverage.find(({ kind }) => kind === 'overlap')).toEqual({
      kind: 'overlap',
      from: at('2026-05-15'),
      to: at('2026-05-18'),
      versions: ['2026.04', '2026.05'],
    })
  })

  it('give all files of a version, each with the part that it plays', () => {
    expect(policyText(sample.file, 'password-reset', '1').map(({ path, role }) => [path, role])).toEqual([
      ['password-reset/1/policy.cedar', 'text'],
      ['password-reset/1/schema.cedarschema', 'schema'],
    ])
  })
})

describe('what is drawn of a policy', () => {
  it('has whole days in at most 400 buckets, and loses no decision', () => {
    const days = Array.from({ length: 1000 }, (_, day) => ({ day: day * 3, decisions: 2, outside: day % 2 }))
    const buckets = bucketsOver(days.map(({ day }) => day))
    expect(buckets.count).toBeLessThanOrEqual(400)
    const placed = inBuckets(days, buckets)
    expect(placed.every(([place]) => place >= 0 && place < buckets.count)).toBe(true)
    expect(placed.reduce((sum, [, decisions]) => sum + decisions, 0)).toBe(2000)
    expect(placed.reduce((sum, [, , outside]) => sum + outside, 0)).toBe(500)
  })

  it('reaches over all decisions and the ends near them, not over years before', () => {
    const buckets = { start: 1000 * DAY, days: 1, count: 30 }
    const span = spanOf(
      [
        { version: '1', start: 0, end: 1010 * DAY },
        { version: '2', start: 1010 * DAY, end: Infinity },
      ],
      buckets,
    )
    expect(span).toEqual({ from: 1000 * DAY, to: 1030 * DAY })
    expect(
      spanOf([{ version: '1', start: -Infinity, end: Infinity }], { start: 0, days: 1, count: 0 }),
    ).toBeNull()
  })
})
