import { describe, expect, it } from 'vitest'
import { CaseTally } from '../../../shared/findings/case-tally.ts'
import { judgeCase } from '../../../shared/findings/judge.ts'
import type { CaseFacts } from '../../../shared/model/case-facts.ts'
import type { Finding } from '../../../shared/model/finding.ts'
import type { Definition } from '../../../shared/model/rebuilt.ts'
import { build, definitionOf, type DefinitionParts, policyVersion, type Scene } from './dossier-builder.ts'
import { source, stream } from './summaries.ts'

/** The findings of the workflows of a case whose one run is the story's. */
function judged(scene: Scene, changes: Partial<CaseFacts> = {}): readonly Finding[] {
  const { run, decisions, facts } = build(scene)
  const all = { ...facts, ...changes }
  const tally = new CaseTally(all)
  tally.add(run, decisions)
  return judgeCase(all, tally, [], [])
}

const codesOf = (findings: readonly Finding[]) => findings.map(({ code, subject }) => `${code} ${subject.id}`)
const inputs = [{ name: 'subject.department' }, { name: 'context.risk' }]
const version = (name: string, from: string, parts: DefinitionParts = {}): Definition =>
  definitionOf({ ...parts, version: name, workflow: { effective: { from }, ...parts.workflow } })

it('finds nothing but the input that the story does not use', () => {
  expect(judged({})).toEqual([
    {
      code: 'GV-06',
      severity: 'low',
      subject: { kind: 'workflow', id: 'joiner' },
      message: 'Approved input that no decision evaluated: version 3.2.0: context.risk, in 1 decision',
      evidence: [],
      excepted: null,
    },
  ])
})

it('judges owner, review and retention of the latest version alone', () => {
  const boundary = { inputs: undefined, review: { every: 'P1D', last: '2026-01-01' } }
  const old = version('3.2.0', '2026-04-01', { boundary, workflow: { owner: undefined } })
  const next = version('3.3.0', '2026-05-01', { boundary: { inputs } })
  const codes = (definitions: readonly Definition[]) => codesOf(judged({ definitions }))
  expect(codes([next, old])).not.toContain('GV-01 joiner')
  expect(codes([next, old])).not.toContain('GV-02 joiner')
  expect(codes([old])).toEqual(expect.arrayContaining(['GV-01 joiner', 'GV-02 joiner']))
})

it('does not ask a version without runs which inputs and transitions it used', () => {
  const used = version('3.2.0', '2026-04-01', { boundary: { inputs: [inputs[0]] } })
  const unused = version('3.3.0', '2026-05-01', { boundary: { inputs } })
  expect(codesOf(judged({ definitions: [used, unused] }))).toEqual([])
})

it('gives one finding a workflow for all its versions', () => {
  const old = version('3.2.0', '2026-04-01', { boundary: { inputs: undefined } })
  const next = version('3.3.0', '2026-05-01', { boundary: { actors: undefined } })
  expect(judged({ definitions: [old, next] }).map(({ message }) => message)).toEqual([
    'Boundary leaves out what it should restrict: version 3.2.0 leaves out inputs; version 3.3.0 leaves out actors',
  ])
})

it('tells a version that was imported twice with other content', () => {
  const conflictingDefinitions = [{ id: 'joiner', version: '3.2.0' }]
  expect(codesOf(judged({}, { conflictingDefinitions }))).toContain('WF-08 joiner')
})

describe('an exception of a workflow', () => {
  const covered = (parts: DefinitionParts) => judged({ definition: definitionOf(parts) })[0]?.excepted

  it('covers its findings by the last record of the case', () => {
    const exception = { id: 'X-6', finding: 'GV-06', input: 'context.risk' }
    expect(covered({ exceptions: [{ ...exception, until: '2026-05-04' }] })).toBe('X-6')
    expect(covered({ exceptions: [{ ...exception, until: '2026-05-03' }] })).toBeNull()
    expect(covered({ exceptions: [{ ...exception, input: 'subject.department' }] })).toBeNull()
  })

  it('does not cover those of another workflow', () => {
    const exceptions = [{ id: 'X-6', finding: 'GV-06' }]
    const other = definitionOf({ workflow: { id: 'mover' }, exceptions })
    expect(judged({ definitions: [definitionOf(), other] })[0]?.excepted).toBeNull()
  })

  it('covers what belongs to no workflow', () => {
    const { facts } = build({ definition: definitionOf({ exceptions: [{ id: 'X-7', finding: 'EV-13' }] }) })
    const findings = judgeCase(facts, new CaseTally(facts), [], [source({ acceptedWithoutStream: 1 })])
    expect(findings.map(({ code, excepted }) => [code, excepted])).toEqual([['EV-13', 'X-7']])
  })
})

it('judges streams, sources, policies and versions, in order of code and subject', () => {
  const policies = [
    policyVersion({ declaredDigest: `sha256:${'b'.repeat(64)}` }),
    policyVersion({ version: '2026.05.2' }),
  ]
  const { facts } = build({ definition: 'none', policies })
  const streams = [
    stream({ id: 'b', gaps: [[2, 2]], missing: 1, gapCount: 1 }),
    stream({ id: 'a', gaps: [[3, 3]], missing: 1, gapCount: 1 }),
  ]
  const firstQuarantined = [{ index: 4, reason: 'not-json' as const, detail: 'it ends early' }]
  const sources = [
    source({ quarantined: 2, firstQuarantined }),
    source({ id: 3, quarantined: 1, firstQuarantined }),
  ]
  const findings = judgeCase(facts, new CaseTally(facts), streams, sources)
  expect(codesOf(findings)).toEqual([
    'EV-05 a',
    'EV-05 b',
    'EV-10 pdp.ndjson',
    'RP-04 role-assignment@2026.05.1',
    'RP-07 role-assignment',
  ])
  expect(findings[2]?.message).toBe(
    'Lines in quarantine: 2 lines, s2:4 not-json, it ends early; 1 line, s3:4 not-json, it ends early; and 1 more',
  )
})

it('gives one finding for two sources of one name whose ids repeat', () => {
  const { facts } = build({})
  const repeating = (value: string) =>
    stream({ id: 'pdp.ndjson', repeats: [{ what: 'id', value, refs: ['s1:0', 's1:1'] }], repeatCount: 1 })
  const findings = judgeCase(facts, new CaseTally(facts), [repeating('e-1'), repeating('e-2')], [])
  expect(codesOf(findings)).toEqual(['EV-06 pdp.ndjson'])
  expect(findings[0]?.message).toMatch(/e-1.*; id e-2/)
})

it('keeps counts whole and memory bounded over many runs', () => {
  const policies = [policyVersion({ effective: { to: '2026-01-01' } })]
  const { run, decisions, facts } = build({ policies })
  const tally = new CaseTally(facts)
  for (let at = 0; at < 1000; at += 1) tally.add(run, decisions)
  expect(tally.gaps('role-assignment')?.instances).toHaveLength(20)
  expect(tally.gaps('role-assignment')?.total).toBe(1000)
})

it('judges an empty case', () => {
  const { facts } = build({})
  const empty = { ...facts, lastRecord: undefined }
  expect(codesOf(judgeCase(empty, new CaseTally(empty), [], []))).toEqual([])
})
