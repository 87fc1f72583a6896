import { expect, it } from 'vitest'
import { bd04 } from '../../../shared/findings/rules/bd-04-unapproved-source.ts'
import { ofDecision } from './breaches.ts'
import { ASSIGN, definitionOf, department, type Line, story } from './dossier-builder.ts'

const from = (source: string | undefined): readonly Line[] =>
  story({ attributes: [10, { transition: ASSIGN, attributes: [department({ source })] }] })

it('names the source and those that are approved', () => {
  expect(ofDecision(bd04, { lines: from('self-service') })).toEqual([
    'subject.department from self-service, approved: hr',
  ])
})

it('approves no source where the list is empty, and any where it is left out', () => {
  const empty = definitionOf({ boundary: { inputs: [{ name: 'subject.department', sources: [] }] } })
  const leftOut = definitionOf({ boundary: { inputs: [{ name: 'subject.department' }] } })
  expect(ofDecision(bd04, { definition: empty, lines: from('hr') })).toEqual([
    'subject.department from hr, approved: none',
  ])
  expect(ofDecision(bd04, { definition: leftOut, lines: from('x') })).toEqual([])
})

it('takes sources as they are: no globs', () => {
  const definition = definitionOf({ boundary: { inputs: [{ name: 'subject.department', sources: ['h*'] }] } })
  expect(ofDecision(bd04, { definition, lines: from('hr') })).toHaveLength(1)
})

it('leaves an input without source to EV-12, and one that is not approved to BD-01', () => {
  expect(ofDecision(bd04, { lines: from(undefined) })).toEqual([])
  const lines = story({
    attributes: [10, { transition: ASSIGN, attributes: [department({ name: 'context.x', source: 'x' })] }],
  })
  expect(ofDecision(bd04, { lines })).toEqual([])
})
