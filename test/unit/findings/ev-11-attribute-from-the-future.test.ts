import { expect, it } from 'vitest'
import { ev11 } from '../../../shared/findings/rules/ev-11-attribute-from-the-future.ts'
import { ofDecision } from './breaches.ts'
import { ASSIGN, department, type Line, story, time } from './dossier-builder.ts'

// The decision is at 20 s; the skew is 5 s.
const asOf = (seconds: number): readonly Line[] =>
  story({ attributes: [10, { transition: ASSIGN, attributes: [department({ asOf: time(seconds) })] }] })

it('names an attribute as of a time after the decision by more than the skew', () => {
  expect(ofDecision(ev11, { lines: asOf(80) })).toEqual([
    `subject.department as of ${time(80)}, 1 min after the decision at ${time(20)}`,
  ])
})

it('allows the skew', () => {
  expect(ofDecision(ev11, { lines: asOf(25) })).toEqual([])
  expect(ofDecision(ev11, { lines: asOf(25.001) })).toHaveLength(1)
})

it('is silent on a second reading after the decision', () => {
  const again: Line = [60, { transition: ASSIGN, attributes: [department({ asOf: time(59) })] }]
  expect(ofDecision(ev11, { lines: [...story(), again] })).toEqual([])
})
