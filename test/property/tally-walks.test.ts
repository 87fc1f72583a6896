import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { CaseTallies } from '../../shared/engine/tally/case-tallies.ts'
import { judgeRun } from '../../shared/findings/judge.ts'
import { build, definitionOf, type Line } from '../unit/findings/dossier-builder.ts'

const STAGES = ['a', 'b', 'c', 'd']
/** From every stage to every other: runs walk as they like, and some ways are in the definition. */
const WAYS = STAGES.flatMap((from) =>
  STAGES.filter((to) => to !== from).map((to) => ({ id: `${from}${to}`, from, to })),
)
const DEFINED = new Set(['ab', 'bc', 'cd', 'ca'])
const definition = definitionOf({
  workflow: {
    stages: STAGES,
    start: 'a',
    end: ['d'],
    transitions: WAYS.filter(({ id }) => DEFINED.has(id)),
  },
})

/** Each step leaves the stage that the one before entered, some seconds later. */
const walks = fc.array(
  fc.array(fc.record({ to: fc.nat(2), seconds: fc.integer({ min: 1, max: 9 }) }), {
    minLength: 1,
    maxLength: 12,
  }),
  { minLength: 1, maxLength: 6 },
)

function pathOf(steps: readonly { readonly to: number; readonly seconds: number }[]) {
  let at = 'a'
  let time = 0
  return steps.map(({ to, seconds }) => {
    const next = STAGES.filter((stage) => stage !== at)[to] as string
    const way = WAYS.find((each) => each.from === at && each.to === next) as (typeof WAYS)[number]
    time += seconds
    at = next
    return { way, time, seconds }
  })
}

it('counts each step of each walk, as one who counts them one by one', () => {
  fc.assert(
    fc.property(walks, (many) => {
      const paths = many.map(pathOf)
      const tallies = new CaseTallies([])
      const deviations = paths.map((path) => {
        const lines: Line[] = [
          [0, { trigger: { type: 'hr.x' } }],
          ...path.map(({ way, time }): Line => [time, { transition: way }]),
        ]
        const { run, decisions, facts } = build({ lines, definition, policies: [] })
        return tallies.add({ run, decisions, ofDecisions: [], ofRun: judgeRun(run, facts) })
      })
      const [tally] = tallies.workflows()
      for (const way of WAYS) {
        const taken = paths.flat().filter((step) => step.way === way)
        const row = tally?.transitions.find(({ id }) => id === way.id)
        expect(row?.taken ?? 0, way.id).toBe(taken.length)
        expect(row?.runs ?? 0, way.id).toBe(
          paths.filter((path) => path.some((step) => step.way === way)).length,
        )
        expect(row?.timed ?? 0, way.id).toBe(taken.length)
        if (row !== undefined) expect(row.defined).toBe(DEFINED.has(way.id))
      }
      for (const [at, path] of paths.entries())
        expect(new Set(deviations[at]?.map(({ transition }) => transition.id))).toEqual(
          new Set(path.flatMap(({ way }) => (DEFINED.has(way.id) ? [] : [way.id]))),
        )
    }),
    { numRuns: 60 },
  )
})
