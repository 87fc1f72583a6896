import { describe, expect, it } from 'vitest'
import { CaseTallies } from '../../../../shared/engine/tally/case-tallies.ts'
import { MOST_TRANSITIONS_EACH } from '../../../../shared/engine/tally/bounds.ts'
import { build, type Line } from '../../findings/dossier-builder.ts'

function tallied(lines: readonly Line[]) {
  const { run, decisions, facts } = build({ lines })
  const tallies = new CaseTallies(facts.policies)
  const deviations = tallies.add({ run, decisions, ofDecisions: [], ofRun: [] })
  return { tally: tallies.workflows()[0], deviations }
}

const way = (id: string) => ({ transition: { id, from: 'intake', to: 'evaluate' } })

describe('evidence that invents names', () => {
  it('gets so many rows and no more; the rest is counted together', () => {
    const lines = Array.from({ length: MOST_TRANSITIONS_EACH + 7 }, (_, at): Line => [at, way(`t-${at}`)])
    const { tally, deviations } = tallied(lines)
    expect(tally?.transitions).toHaveLength(MOST_TRANSITIONS_EACH)
    expect(tally?.furtherTaken).toBe(7)
    expect(deviations).toHaveLength(MOST_TRANSITIONS_EACH)
  })

  it('gets no row for a name of any length', () => {
    const { tally } = tallied([
      [0, way('x'.repeat(1001))],
      [1, way('y'.repeat(1000))],
    ])
    expect(tally?.transitions.map(({ id }) => id[0])).toEqual(['y'])
    expect(tally?.furtherTaken).toBe(1)
  })
})
