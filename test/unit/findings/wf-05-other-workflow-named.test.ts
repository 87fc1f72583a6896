import { expect, it } from 'vitest'
import { wf05 } from '../../../shared/findings/rules/wf-05-other-workflow-named.ts'
import { ofRun } from './breaches.ts'
import { type Line, story } from './dossier-builder.ts'

const naming = (id: string, version: string): Line => [
  25,
  { workflow: { id, version }, trigger: { type: 'x' } },
]

it.each([
  ['mover', '3.2.0'],
  ['joiner', '3.3.0'],
])('names %s %s beside the first', (id, version) => {
  const lines = [...story(), naming(id, version), naming(id, version)]
  expect(ofRun(wf05, { lines })).toEqual([
    `${id} version ${version} (s1:9), the first record: joiner version 3.2.0`,
  ])
})

it('is silent where all name the same, or an effect names none', () => {
  const effect: Line = [25, { workflow: undefined, effect: { type: 'x' } }]
  expect(ofRun(wf05, { lines: [...story(), effect] })).toEqual([])
})
