import { expect, it } from 'vitest'
import { CaseTally } from '../../../shared/findings/case-tally.ts'
import { wf06 } from '../../../shared/findings/rules/wf-06-transition-never-shown.ts'
import { ofVersion } from './breaches.ts'
import { ASSIGN, build, definitionOf, EVALUATE, type Line, story } from './dossier-builder.ts'

function shownBy(lines: readonly Line[]) {
  const definition = definitionOf()
  const { run, decisions, facts } = build({ lines, definition })
  const tally = new CaseTally(facts)
  tally.add(run, decisions)
  return tally.version(definition)?.shown ?? new Set()
}

it('names a transition that no run of the version shows', () => {
  expect(ofVersion(wf06, { shown: new Set() })).toEqual([
    'version 3.2.0: evaluate from intake to evaluate, in 1 run',
    'version 3.2.0: assign from evaluate to assign, in 1 run',
    'version 3.2.0: finish from assign to done, in 1 run',
  ])
})

it('is silent where each is shown by some run', () => {
  expect(ofVersion(wf06)).toEqual([])
  expect(shownBy(story()).size).toBe(3)
})

it('does not take one of the same id and other stages for it', () => {
  expect(
    shownBy([
      [0, { transition: EVALUATE }],
      [1, { transition: { ...ASSIGN, to: 'done' } }],
    ]).size,
  ).toBe(1)
})

it('judges versions that have runs', () => {
  expect(wf06.judges).toBe('with-runs')
})
