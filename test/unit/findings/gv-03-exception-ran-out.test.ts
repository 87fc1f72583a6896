import { describe, expect, it } from 'vitest'
import { CaseTally } from '../../../shared/findings/case-tally.ts'
import { judgeDecision } from '../../../shared/findings/judge.ts'
import { gv03 } from '../../../shared/findings/rules/gv-03-exception-ran-out.ts'
import type { GrantedException } from '../../../shared/model/review.ts'
import { ofVersion } from './breaches.ts'
import { ASSIGN, build, definitionOf, department, type Line, story } from './dossier-builder.ts'

/** An attribute that nobody approved: BD-01 of context.location. */
const UNAPPROVED: Line = [
  10,
  {
    transition: ASSIGN,
    attributes: [department(), { name: 'context.location', value: 'HQ', source: 'vpn' }],
  },
]
const lines = story({ attributes: UNAPPROVED })

function lapsed(exceptions: readonly Record<string, unknown>[], granted: readonly GrantedException[] = []) {
  const definition = definitionOf({ exceptions })
  const { run, decisions, facts } = build({ lines, definition })
  const tally = new CaseTally({ ...facts, granted })
  tally.add(run, decisions)
  return ofVersion(gv03, { lapsed: tally.lapsed(definition) })
}

function granted(
  terms: { clause?: string; until?: string; entitlement?: string; policy?: string; input?: string } = {},
  time = '2026-05-01T00:00:00Z',
): GrantedException {
  const act = `sha256:${'a'.repeat(64)}`
  const { clause = 'BD-01', until = '2026-12-31', entitlement = null, policy, input = 'context.*' } = terms
  return {
    id: 'R-aaaaaaaaaaaa',
    campaign: act,
    act,
    items: ['r-1/assign#1'],
    by: { name: 'Ana', keyid: null },
    time,
    terms: {
      clause,
      pattern: { input, entitlement, subject: null },
      owner: 'iam',
      until,
      reason: 'migration',
      bound: {
        workflow: null,
        policy: policy === undefined ? null : { id: 'role-assignment', version: policy },
        model: null,
        agent: null,
      },
    },
  }
}

describe('GV-03', () => {
  it('names an exception that ran out before what it covered happened again', () => {
    const exception = { id: 'X-1', finding: 'BD-01', input: 'context.location' }
    expect(lapsed([{ ...exception, until: '2026-05-03' }])).toEqual([
      'exception X-1 of BD-01 on context.location ran out at 2026-05-03, and still: r-1/assign#1',
    ])
    expect(lapsed([{ ...exception, until: '2026-05-04' }])).toEqual([])
    expect(lapsed([exception])).toEqual([])
  })

  it('is silent about what no longer happens, and what another exception covers on', () => {
    expect(lapsed([{ id: 'X-1', finding: 'BD-01', input: 'context.other', until: '2026-05-03' }])).toEqual([])
    expect(lapsed([{ id: 'X-1', finding: 'BD-05', until: '2026-05-03' }])).toEqual([])
    expect(
      lapsed([
        { id: 'X-1', finding: 'BD-01', until: '2026-05-03' },
        { id: 'X-2', finding: 'BD-01', until: '2026-06-03' },
      ]),
    ).toEqual([])
  })

  it('names what a review granted, once it ran out or was made under another version', () => {
    expect(lapsed([], [granted({ until: '2026-05-03' })])).toEqual([
      'exception R-aaaaaaaaaaaa of BD-01, granted in review, ran out at 2026-05-03, and still: r-1/assign#1',
    ])
    expect(lapsed([], [granted({ policy: '2026.04' })])).toEqual([
      'exception R-aaaaaaaaaaaa of BD-01, granted in review, policy version 2026.05.1 instead of 2026.04, and still: r-1/assign#1',
    ])
    expect(lapsed([], [granted({ policy: '2026.05.1' })])).toEqual([])
    // Of before it was granted nothing lapses.
    expect(lapsed([], [granted({ policy: '2026.04' }, '2026-06-01T00:00:00Z')])).toEqual([])
  })
})

describe('an exception granted in review', () => {
  const coverOf = (exception: GrantedException) => {
    const { judged, facts } = build({ lines })
    const findings = judgeDecision(judged, { ...facts, granted: [exception] })
    return findings.find(({ code }) => code === 'BD-01')?.excepted
  }

  it('covers what fits its pattern, as one that a workflow declares', () => {
    expect(coverOf(granted())).toBe('R-aaaaaaaaaaaa')
    expect(coverOf(granted({ entitlement: 'erp/*' }))).toBe('R-aaaaaaaaaaaa')
    expect(coverOf(granted({ entitlement: 'crm/*' }))).toBeNull()
    expect(coverOf(granted({ input: 'subject.*' }))).toBeNull()
    expect(coverOf(granted({ clause: 'BD-05' }))).toBeNull()
    expect(coverOf(granted({ until: '2026-05-03' }))).toBeNull()
    expect(coverOf(granted({ policy: '2026.04' }))).toBeNull()
  })
})
