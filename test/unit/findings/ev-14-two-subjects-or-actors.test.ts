import { expect, it } from 'vitest'
import { ev14 } from '../../../shared/findings/rules/ev-14-two-subjects-or-actors.ts'
import { ofDecision } from './breaches.ts'
import { action, approval, ASSIGN, check, type Line, story } from './dossier-builder.ts'

const adding = (line: Line): readonly Line[] => [...story(), line]

it('names two subjects', () => {
  const line: Line = [23, { transition: ASSIGN, subject: { type: 'User', id: 'u-9' }, check: check() }]
  expect(ofDecision(ev14, { lines: adding(line) })).toEqual(['subjects User u-204 (s1:5)', 'User u-9 (s1:9)'])
})

it('tells subjects apart by type too', () => {
  const line: Line = [23, { transition: ASSIGN, subject: { type: 'Group', id: 'u-204' } }]
  expect(ofDecision(ev14, { lines: adding(line) })).toHaveLength(2)
})

it.each(['agent', 'human'])('names a second actor that is %s', (kind) => {
  const line: Line = [23, { transition: ASSIGN, actor: { kind, id: 'x-1' }, action: action() }]
  expect(ofDecision(ev14, { lines: adding(line) })).toEqual([
    'actors agent agent:prov-7 (s1:2)',
    `${kind} x-1 (s1:9)`,
  ])
})

it.each<[string, Line]>([
  ['a service', [23, { transition: ASSIGN, actor: { kind: 'service', id: 'x' }, action: action() }]],
  ['who approves', [23, { transition: ASSIGN, actor: { kind: 'human', id: 'm-1' } }]],
  [
    'who tells an approval and nothing else',
    [23, { transition: ASSIGN, actor: { kind: 'human', id: 'desk' }, approval: approval() }],
  ],
  ['one of a record joined from elsewhere', [13, { actor: { kind: 'agent', id: 'x' }, check: check() }]],
  ['the same agent again', [23, { transition: ASSIGN, actor: { kind: 'agent', id: 'agent:prov-7' } }]],
])('does not count %s as a second actor', (_, line) => {
  expect(ofDecision(ev14, { lines: adding(line) })).toEqual([])
})

it('does not count a subject of a record joined from elsewhere', () => {
  const line: Line = [13, { subject: { type: 'User', id: 'u-9' }, check: check() }]
  expect(ofDecision(ev14, { lines: adding(line) })).toEqual([])
})
