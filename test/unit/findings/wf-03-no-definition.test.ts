import { expect, it } from 'vitest'
import { wf03 } from '../../../shared/findings/rules/wf-03-no-definition.ts'
import { ofRun } from './breaches.ts'
import { definitionOf, type Line, story } from './dossier-builder.ts'

it('names the version, and the one that counts instead', () => {
  const definition = definitionOf({ version: '3.3.0' })
  expect(ofRun(wf03, { definition })).toEqual([
    'joiner version 3.2.0; version 3.3.0, in force at its start, counts instead',
  ])
})

it('says where no version counts', () => {
  expect(ofRun(wf03, { definition: 'none' })).toEqual([
    'joiner version 3.2.0; no other version was in force at its start',
  ])
})

it('is silent where the version is there, in force or not', () => {
  const definition = definitionOf({ workflow: { effective: { to: '2026-01-01' } } })
  expect(ofRun(wf03, { definition })).toEqual([])
})

it('is silent on a run that names no workflow', () => {
  const effect: Line = [0, { workflow: undefined, effect: { type: 'x' } }]
  expect(ofRun(wf03, { lines: [effect], definition: 'none' })).toEqual([])
  expect(ofRun(wf03, { lines: [effect, ...story()], definition: 'none' })).toHaveLength(1)
})
