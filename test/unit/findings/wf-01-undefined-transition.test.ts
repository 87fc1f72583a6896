import { expect, it } from 'vitest'
import { wf01 } from '../../../shared/findings/rules/wf-01-undefined-transition.ts'
import { ofRun } from './breaches.ts'
import { type Line, story } from './dossier-builder.ts'

const taking = (id: string, from: string, to: string): Line => [25, { transition: { id, from, to } }]

it.each([
  ['id', 'skip', 'assign', 'done'],
  ['from', 'finish', 'evaluate', 'done'],
  ['to', 'finish', 'assign', 'intake'],
])('names a transition that the definition does not have by its %s', (_, id, from, to) => {
  const lines = [...story(), taking(id, from, to), taking(id, from, to)]
  expect(ofRun(wf01, { lines })).toEqual([`${id} from ${from} to ${to} (s1:9)`])
})

it('is silent on transitions that it has, and without definition', () => {
  expect(ofRun(wf01)).toEqual([])
  expect(ofRun(wf01, { lines: [taking('x', 'y', 'z')], definition: 'none' })).toEqual([])
})
