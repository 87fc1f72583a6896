import { expect, it } from 'vitest'
import { ev12 } from '../../../shared/findings/rules/ev-12-no-source-or-age.ts'
import { ofDecision } from './breaches.ts'
import { ASSIGN, check, definitionOf, department, type Line, story } from './dossier-builder.ts'

const told = (fields: Record<string, unknown>): readonly Line[] =>
  story({ attributes: [10, { transition: ASSIGN, attributes: [department(fields)] }] })

it('says what an approved input lacks', () => {
  expect(ofDecision(ev12, { lines: told({ source: undefined, asOf: undefined }) })).toEqual([
    'subject.department has no source (approved: hr) and no asOf (limit P1D)',
  ])
})

it('asks only for what the boundary requires', () => {
  const definition = definitionOf({ boundary: { inputs: [{ name: 'subject.department', sources: ['hr'] }] } })
  expect(ofDecision(ev12, { definition, lines: told({ asOf: undefined }) })).toEqual([])
  expect(ofDecision(ev12, { definition, lines: told({ source: undefined }) })).toHaveLength(1)
})

it('asks nothing of an input that is not approved', () => {
  expect(ofDecision(ev12, { lines: told({ name: 'context.location', source: undefined }) })).toEqual([])
})

it('asks nothing of what is known from a logged request only', () => {
  const request = { context: { subject: { department: 'Finance' } } }
  const lines = story({
    attributes: undefined,
    check: [15, { transition: ASSIGN, check: check({ request }) }],
  })
  expect(ofDecision(ev12, { lines })).toEqual([])
})

it('asks nothing where the boundary restricts no inputs', () => {
  const lines = told({ source: undefined, asOf: undefined })
  expect(ofDecision(ev12, { definition: definitionOf({ boundary: { inputs: undefined } }), lines })).toEqual(
    [],
  )
  expect(ofDecision(ev12, { definition: definitionOf({ boundary: 'none' }), lines })).toEqual([])
})
