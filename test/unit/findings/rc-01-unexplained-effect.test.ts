import { expect, it } from 'vitest'
import { judgeEffects } from '../../../shared/findings/judge.ts'
import { build, definitionOf } from './dossier-builder.ts'
import { seenEffects, type SeenLine } from './seen-effects.ts'

const found = (lines: readonly SeenLine[], exceptions: readonly Record<string, unknown>[] = []) => {
  const { facts } = build({ effects: seenEffects(lines), definition: definitionOf({ exceptions }) })
  return [...judgeEffects(facts)]
}

it('is one finding for each effect that is no action’s, named by its place', () => {
  const [first, ...others] = found([
    [20, { entitlement: 'erp/admin' }],
    [21, {}, 'action'],
    [9_000, {}],
  ])
  expect(first).toMatchObject({
    code: 'RC-01',
    severity: 'critical',
    subject: { kind: 'effect', id: 's2:0' },
    evidence: ['s2:0'],
    excepted: null,
  })
  expect(first?.message).toContain('assignRole erp/admin for u-204 at 2026-05-04T02:13:20.000Z (s2:0)')
  expect(others.map(({ subject }) => subject.id)).toEqual(['s2:2'])
})

it('holds where no effect was seen, and where each is explained', () => {
  expect(found([])).toEqual([])
  expect(found([[20, {}, 'action']])).toEqual([])
  expect([...judgeEffects(build().facts)]).toEqual([])
})

it('is covered by an exception of a workflow, by the time of the effect', () => {
  const exception = { id: 'X-1', finding: 'RC-01', until: '2026-05-04' }
  expect(found([[20, {}]], [exception])).toMatchObject([{ excepted: 'X-1' }])
  expect(found([[200_000, {}]], [exception])).toMatchObject([{ excepted: null }])
})
