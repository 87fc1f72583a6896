import { expect, it } from 'vitest'
import { bd01 } from '../../../shared/findings/rules/bd-01-unapproved-input.ts'
import { ofDecision } from './breaches.ts'
import { ASSIGN, check, definitionOf, department, type Line, story } from './dossier-builder.ts'

const location = { name: 'context.location', value: 'HQ' }
const withLocation = story({
  attributes: [10, { transition: ASSIGN, attributes: [department(), location] }],
})

it('names an attribute outside the approved inputs, with its value', () => {
  expect(ofDecision(bd01, { lines: withLocation })).toEqual(['context.location = "HQ" (s1:1)'])
})

it('takes the names as they are: no globs, no prefixes', () => {
  const definition = definitionOf({ boundary: { inputs: [{ name: 'context.*' }, { name: 'context' }] } })
  expect(ofDecision(bd01, { definition, lines: withLocation })).toHaveLength(2)
})

it('restricts nothing where inputs are left out, and approves nothing where they are empty', () => {
  const leftOut = definitionOf({ boundary: { inputs: undefined } })
  const empty = definitionOf({ boundary: { inputs: [] } })
  expect(ofDecision(bd01, { definition: leftOut, lines: withLocation })).toEqual([])
  expect(ofDecision(bd01, { definition: definitionOf({ boundary: 'none' }), lines: withLocation })).toEqual(
    [],
  )
  expect(ofDecision(bd01, { definition: empty, lines: withLocation })).toHaveLength(2)
})

const requested: readonly Line[] = story({
  check: [
    15,
    { transition: ASSIGN, check: check({ request: { context: { context: { location: 'HQ' } } } }) },
  ],
})

it('counts what only a logged request gives where the policy reads it', () => {
  expect(ofDecision(bd01, { lines: requested, reads: ['context.location'] })).toEqual([
    'context.location = "HQ" (s1:3, in the request, read by the policy)',
  ])
})

it.each([
  ['the whole context', ''],
  ['an object above it', 'context'],
  ['a part of it', 'context.location.city'],
])('counts a read of %s', (_, path) => {
  expect(ofDecision(bd01, { lines: requested, reads: [path] })).toHaveLength(1)
})

it('does not count it where the policy does not read it, or that is not known', () => {
  expect(ofDecision(bd01, { lines: requested, reads: ['context.loc', 'subject.department'] })).toEqual([])
  expect(ofDecision(bd01, { lines: requested, reads: 'unknown' })).toEqual([])
})

it('takes a part of an approved input in a request for approved', () => {
  const definition = definitionOf({
    boundary: { inputs: [{ name: 'subject.department' }, { name: 'context' }] },
  })
  expect(ofDecision(bd01, { definition, lines: requested, reads: ['context.location'] })).toEqual([])
})
