import { beforeAll, afterAll, describe, expect, it } from 'vitest'
import type { CaseFile } from '../../../shared/casefile/case-file.ts'
import { readWhere, WHERE_FIELDS } from '../../../shared/casefile/where.ts'
import { DocketError } from '../../../shared/model/error.ts'
import { caseFolder, createCase } from '../../fixtures/case-evidence.ts'
import { decisionOf, doneAction } from '../../fixtures/decision.ts'

const DECISIONS = [
  decisionOf('r-1/assign#1', { run: 'r-1', time: '2026-05-04T00:00:00+02:00', findings: ['BD-03', 'RP-01'] }),
  decisionOf('r-1/assign#2', {
    run: 'r-1',
    time: '2026-05-04T12:00:00Z',
    outcome: 'deny',
    findings: ['BD-03'],
  }),
  decisionOf('r-2/assign#1', {
    run: 'r-2',
    time: '2026-05-05T00:00:00Z',
    action: doneAction('createAccount', 'crm/[a]?'),
    replay: { verdict: 'diverged' },
  }),
  decisionOf("x' OR 1=1 --", {
    run: 'r-3',
    workflow: undefined,
    actor: undefined,
    subject: { type: 'User', id: 'u-9' },
    policy: { id: 'sod', version: '2026.10' },
    action: doneAction('createAccount', 'crm/a1'),
    replay: { verdict: 'unreplayable', reason: 'policy-version-missing' },
  }),
]

describe('--where', () => {
  const folder = caseFolder()
  let file: CaseFile
  beforeAll(() => {
    file = createCase(folder.path('c.docket'))
    using writer = file.replaceDerived()
    for (const decision of DECISIONS) writer.addDecision(decision, [])
    writer.finish({ duplicates: new Map() })
  })
  afterAll(() => {
    file.close()
    folder[Symbol.dispose]()
  })

  /** Numbers of the decisions chosen, from 1. */
  const chosen = (...conditions: readonly string[]) =>
    Array.from(file.decisions.iterate(conditions.map(readWhere)), ({ ord }) => ord)

  it.each([
    [['id=r-1/assign#2'], [2]],
    [['run=r-1'], [1, 2]],
    [
      ['run=r-1', 'run=r-2'],
      [1, 2, 3],
    ],
    [['run=r-1', 'outcome=deny'], [2]],
    [
      ['run=r-*', 'verdict=diverged', 'verdict=unreplayable'],
      [3, 4],
    ],
    [['id=r-*/assign#1'], [1, 3]],
    [['workflow=joiner'], [1, 2, 3]],
    [['workflow=*'], [1, 2, 3]],
    [['transition=assign'], [1, 2, 3, 4]],
    [['actor=agent:*'], [1, 2, 3]],
    [['subject=u-9'], [4]],
    [['policy=sod'], [4]],
    [['version=2026.10'], [4]],
    [['version=2026.1'], []],
    [['action=create*'], [3, 4]],
    [['entitlement=erp/*'], [1, 2]],
    [['finding=BD-03'], [1, 2]],
    [['finding=RP-*', 'finding=XX-01'], [1]],
    [['finding=BD-03', 'outcome=deny'], [2]],
    [['id=r-1'], []],
    [['RUN=r-1'.toLowerCase()], [1, 2]],
    [['run=R-1'], []],
  ])('%s chooses %s', (conditions, expected) => {
    expect(chosen(...conditions)).toEqual(expected)
  })

  it('takes since as included and until as not, dates as their first instant in UTC', () => {
    expect(chosen('since=2026-05-04')).toEqual([2, 3, 4])
    expect(chosen('until=2026-05-04')).toEqual([1])
    expect(chosen('since=2026-05-03T22:00:00Z', 'until=2026-05-04T12:00:00Z')).toEqual([1, 4])
    expect(chosen('until=2026-05-05T00:00:00Z')).toEqual([1, 2, 4])
  })

  it('takes `*` alone as a wildcard: nothing else of GLOB, LIKE or SQL', () => {
    expect(chosen('entitlement=crm/[a]?')).toEqual([3])
    expect(chosen('entitlement=crm/[a]?*')).toEqual([3])
    expect(chosen('entitlement=crm/*[a]*')).toEqual([3])
    expect(chosen('run=r_1')).toEqual([])
    expect(chosen('run=r%*')).toEqual([])
    expect(chosen("id=x' OR 1=1 --")).toEqual([4])
    expect(chosen("id=*' OR 1=1 --")).toEqual([4])
  })

  it('answers a wrong condition with the fields, or with what a time looks like', () => {
    for (const [text, problem] of [
      ['colour=red', WHERE_FIELDS.join(' ')],
      ['__proto__=x', 'there is no field "__proto__"'],
      ['run', 'run=VALUE'],
      ['since=yesterday', '2026-05-04'],
      [`run=${'*a'.repeat(2000)}`, 'longer than'],
    ] as const) {
      let error: unknown
      try {
        chosen(text)
      } catch (caught) {
        error = caught
      }
      expect(error).toBeInstanceOf(DocketError)
      expect(error).toMatchObject({ code: 'USAGE' })
      expect((error as DocketError).message).toContain(problem)
    }
  })

  it('takes hundreds of values, and a glob made to be slow', () => {
    const many = Array.from({ length: 499 }, (_, at) => `run=x-${at}`)
    expect(chosen(...many, 'run=r-1')).toEqual([1, 2])
    expect(chosen(...Array.from({ length: 400 }, (_, at) => `run=*${at}x*`))).toEqual([])
    expect(chosen(`id=${'*a'.repeat(400)}b`)).toEqual([])
  })
})
