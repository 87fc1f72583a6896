import { expect, it } from 'vitest'
import { bd11 } from '../../../shared/findings/rules/bd-11-trigger-outside.ts'
import { ofRun } from './breaches.ts'
import { definitionOf, type Line, story } from './dossier-builder.ts'

const another: Line = [5, { trigger: { type: 'chat.request' } }]

it('names any trigger of the run that is outside, once each', () => {
  expect(ofRun(bd11, { lines: [...story(), another, another] })).toEqual([
    'chat.request (s1:9), allowed: hr.*',
  ])
})

it('is silent where all fit, or the run has none', () => {
  expect(ofRun(bd11)).toEqual([])
  expect(ofRun(bd11, { lines: story({ trigger: undefined }) })).toEqual([])
})

it('restricts nothing where triggers are left out, allows none where they are empty', () => {
  const triggers = (list: readonly string[] | undefined) => definitionOf({ boundary: { triggers: list } })
  expect(ofRun(bd11, { lines: [...story(), another], definition: triggers(undefined) })).toEqual([])
  expect(ofRun(bd11, { definition: triggers([]) })).toEqual(['hr.joiner (s1:0), allowed: none'])
})
