import { describe, expect, it } from 'vitest'
import { CaseTally } from '../../../shared/findings/case-tally.ts'
import { rp07 } from '../../../shared/findings/rules/rp-07-gap-or-overlap.ts'
import { texts } from './breaches.ts'
import { build, policyVersion, story, time } from './dossier-builder.ts'

const version = (name: string, from?: string, to?: string) =>
  policyVersion({
    version: name,
    effective: { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) },
  })

describe('two versions', () => {
  it('in force at once are named with the time that both claim', () => {
    const versions = [
      version('2', '2026-05-10T00:00:00Z', '2026-06-01T00:00:00Z'),
      version('1', '2026-05-01T00:00:00Z', '2026-05-12T00:00:00Z'),
    ]
    expect(texts(rp07.judge(versions, undefined))).toEqual([
      '1 and 2 both in force from 2026-05-10T00:00:00.000Z to 2026-05-12T00:00:00.000Z',
    ])
  })

  it('may follow each other at the instant: an interval is half-open', () => {
    const versions = [version('1', undefined, '2026-05-10'), version('2', '2026-05-10')]
    expect(rp07.judge(versions, undefined)).toBeUndefined()
  })

  it('without intervals are in force at once, always', () => {
    expect(texts(rp07.judge([version('1'), version('2')], undefined))).toEqual([
      '1 and 2 both in force always',
    ])
  })

  it('of which one is never in force do not overlap', () => {
    const never = version('2', '2026-05-10', '2026-05-10')
    expect(rp07.judge([version('1'), never], undefined)).toBeUndefined()
  })

  it('are named as pairs where there are more', () => {
    expect(rp07.judge([version('1'), version('2'), version('3')], undefined)?.instances).toHaveLength(3)
  })
})

describe('no version in force', () => {
  function gaps(policies: readonly ReturnType<typeof policyVersion>[], lines = story()) {
    const { run, decisions, facts } = build({ lines, policies })
    const tally = new CaseTally(facts)
    tally.add(run, decisions)
    return texts(rp07.judge(policies, tally.gaps('role-assignment')))
  }

  it('at the check of a decision is named with it', () => {
    expect(gaps([version('2026.05.1', '2026-06-01')])).toEqual([
      `none in force at ${time(15)}, the check of r-1/assign#1`,
    ])
  })

  it('is no gap where no decision was checked then', () => {
    expect(gaps([version('2026.05.1', '2026-05-04', '2026-05-05')])).toEqual([])
    expect(gaps([version('2026.05.1', '2026-06-01')], story({ check: undefined }))).toEqual([])
  })

  it('is no gap of a policy that no bundle holds', () => {
    expect(gaps([policyVersion({ policy: 'other', effective: { to: '2026-01-01' } })])).toEqual([])
  })
})
