import { describe, expect, it } from 'vitest'
import { CaseTallies } from '../../../../shared/engine/tally/case-tallies.ts'
import { judgeRun } from '../../../../shared/findings/judge.ts'
import {
  ASSIGN,
  build,
  definitionOf,
  EVALUATE,
  type Line,
  policyVersion,
  type Scene,
  story,
  SUBJECT,
  time,
} from '../../findings/dossier-builder.ts'

function tallied(scene: Scene) {
  const { run, decisions, facts } = build(scene)
  const tallies = new CaseTallies(facts.policies)
  tallies.add({ run, decisions, ofDecisions: [], ofRun: judgeRun(run, facts) })
  return tallies
}

const SKIP: Line = [5, { transition: { id: 'skip', from: 'evaluate', to: 'done' } }]

describe('what a rebuild counts', () => {
  it('tells runs whose deviation an exception covers', () => {
    const lines: Line[] = [[0, { transition: EVALUATE }], SKIP]
    const excepted = (until: string) =>
      tallied({
        lines,
        definition: definitionOf({ exceptions: [{ id: 'X-1', finding: 'WF-01', until }] }),
      })
        .workflows()[0]
        ?.transitions.find(({ id }) => id === 'skip')
    expect(excepted('2026-12-31')).toMatchObject({ runs: 1, excepted: 1 })
    expect(excepted('2026-01-01')).toMatchObject({ runs: 1, excepted: 0 })
  })

  it('says in which stage a run rests that neither ended nor moved', () => {
    const lines: Line[] = [
      [0, { transition: EVALUATE }],
      [5, { transition: ASSIGN, outcome: { value: 'permit' }, subject: SUBJECT }],
    ]
    const idle = (lastRecord: number) =>
      tallied({ lines, lastRecord })
        .workflows()[0]
        ?.stages.map(({ stage, idle: many }) => `${stage} ${many}`)
    expect(idle(10)).toEqual(['intake 0', 'evaluate 0', 'assign 0'])
    expect(idle(7 * 86_400)).toEqual(['intake 0', 'evaluate 0', 'assign 1'])
  })

  it('counts a decision by its check: before, in and after the interval, the ends half-open', () => {
    const place = (from: number, to: number) => {
      const policies = [policyVersion({ effective: { from: time(from), to: time(to) } })]
      const [tally] = tallied({ lines: story(), policies }).policies()
      return [tally?.early.count, tally?.late.count, tally?.inGap]
    }
    // The check is at second 15.
    expect(place(15, 20)).toEqual([0, 0, 0])
    expect(place(16, 20)).toEqual([1, 0, 1])
    expect(place(10, 15)).toEqual([0, 1, 1])
    expect(place(10, 16)).toEqual([0, 0, 0])
  })

  it('counts a version that no bundle holds without an interval', () => {
    const [tally] = tallied({ lines: story(), policies: [] }).policies()
    expect(tally).toMatchObject({
      kind: 'named',
      version: '2026.05.1',
      decisions: 1,
      inGap: 0,
      early: { count: 0 },
      late: { count: 0 },
    })
  })
})
