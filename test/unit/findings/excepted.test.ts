import { describe, expect, it } from 'vitest'
import { judgeDecision, judgeRun } from '../../../shared/findings/judge.ts'
import { ASSIGN, build, definitionOf, department, type Line, story, time } from './dossier-builder.ts'

const unapproved = (...names: readonly string[]): readonly Line[] => {
  const attributes = [department(), ...names.map((name) => ({ name, value: 1 }))]
  return story({ attributes: [10, { transition: ASSIGN, attributes }] })
}

/** What covers the BD-01 of a decision, made at 20 s on 2026-05-04. */
function covering(lines: readonly Line[], ...exceptions: Record<string, unknown>[]) {
  const { judged, facts } = build({ lines, definition: definitionOf({ exceptions }) })
  const findings = judgeDecision(judged, facts)
  expect(findings.map(({ code }) => code)).toEqual(['BD-01'])
  return findings[0]?.excepted
}

const X1 = { id: 'X-1', finding: 'BD-01', input: 'a' }
const X2 = { id: 'X-2', finding: 'BD-01', input: 'b' }
const ALL = { id: 'X-9', finding: 'BD-01' }

describe('a finding is excepted', () => {
  it('by one exception that names its one input', () => {
    expect(covering(unapproved('a'), X1, X2)).toBe('X-1')
  })

  it('by several that cover it together, in the order of the definition', () => {
    expect(covering(unapproved('a', 'b'), X1, X2)).toBe('X-1, X-2')
    expect(covering(unapproved('b', 'a'), X1, X2)).toBe('X-1, X-2')
    expect(covering(unapproved('a', 'b'), X2, X1)).toBe('X-2, X-1')
  })

  it('by one without input, whole', () => {
    expect(covering(unapproved('a', 'b', 'c'), X1, ALL)).toBe('X-9')
  })

  it('where it has more instances than its message names, only if each is covered', () => {
    const names = Array.from({ length: 30 }, (_, at) => `n${at + 10}`)
    const each = names.map((input) => ({ id: `X-${input}`, finding: 'BD-01', input }))
    expect(covering(unapproved(...names), ...each)).toContain('X-n39')
    expect(covering(unapproved(...names), ...each.slice(0, -1))).toBeNull()
  })
})

describe('a finding is not excepted', () => {
  it('in part', () => {
    expect(covering(unapproved('a', 'b'), X1)).toBeNull()
  })

  it('by an exception of another code', () => {
    expect(covering(unapproved('a'), { ...ALL, finding: 'BD-02' })).toBeNull()
  })

  it('by one that has run out', () => {
    expect(covering(unapproved('a'), { ...ALL, until: '2026-05-03' })).toBeNull()
    expect(covering(unapproved('a'), { ...ALL, until: time(20) })).toBeNull()
  })
})

it('holds up to the end of its until day, by the time of the decision', () => {
  expect(covering(unapproved('a'), { ...ALL, until: '2026-05-04' })).toBe('X-9')
  expect(covering(unapproved('a'), { ...ALL, until: time(21) })).toBe('X-9')
})

it('counts for a run by its start', () => {
  const excepted = (until: string) => {
    const exceptions = [{ id: 'X-3', finding: 'BD-11', until }]
    const lines: Line[] = [...story(), [60, { trigger: { type: 'chat' } }]]
    const { run, facts } = build({ lines, definition: definitionOf({ exceptions }) })
    return judgeRun(run, facts).map((finding) => finding.excepted)
  }
  expect(excepted(time(1))).toEqual(['X-3'])
  expect(excepted(time(0))).toEqual([null])
})
