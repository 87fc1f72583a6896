import { expect, it } from 'vitest'
import { bd09 } from '../../../shared/findings/rules/bd-09-notification.ts'
import { ofDecision } from './breaches.ts'
import { action, ASSIGN, definitionOf, type Line, story } from './dossier-builder.ts'

const DAY = 86_400
const notified = (to: readonly unknown[], result?: string): Line => [30, { notification: { to, result } }]

it('names who was not told though the run has ended', () => {
  expect(ofDecision(bd09, { lines: story({ notification: undefined }) })).toEqual([
    'manager: none, and the run has ended',
  ])
})

it('waits while the run goes on, up to the idle limit', () => {
  const lines = story({ notification: undefined, finish: undefined })
  expect(ofDecision(bd09, { lines })).toEqual([])
  expect(ofDecision(bd09, { lines, lastRecord: 22 + DAY })).toEqual([])
  expect(ofDecision(bd09, { lines, lastRecord: 23 + DAY })).toEqual([
    'manager: none, and nothing of the run was recorded for 1 d',
  ])
})

it('does not wait with one that failed', () => {
  const lines = story({ notification: notified(['manager'], 'failed'), finish: undefined })
  expect(ofDecision(bd09, { lines })).toEqual(['manager: failed (s1:7)'])
})

it('takes one that was sent beside one that failed', () => {
  const again: Line = [35, { notification: { to: ['manager'], result: 'sent' } }]
  const lines = [...story({ notification: notified(['manager'], 'failed'), finish: undefined }), again]
  expect(ofDecision(bd09, { lines: [...lines] })).toHaveLength(1)
  const named: Line = [35, { transition: ASSIGN, notification: { to: ['manager'], result: 'sent' } }]
  expect(
    ofDecision(bd09, { lines: [...story({ notification: notified(['manager'], 'failed') }), named] }),
  ).toEqual([])
})

it.each([
  ['an id', ['manager']],
  ['the role of an id', [{ id: 'm-1', role: 'manager' }]],
  ['an id among others', [{ id: 'x' }, { id: 'manager' }]],
])('matches %s', (_, to) => {
  expect(ofDecision(bd09, { lines: story({ notification: notified(to) }) })).toEqual([])
})

it('does not match somebody else', () => {
  expect(
    ofDecision(bd09, { lines: story({ notification: notified([{ id: 'm-1', role: 'owner' }]) }) }),
  ).toHaveLength(1)
})

it('asks nothing of an action that is not done, or where nobody is to be told', () => {
  const failed = story({
    notification: undefined,
    action: [22, { transition: ASSIGN, action: action({ result: 'failed' }) }],
  })
  expect(ofDecision(bd09, { lines: failed })).toEqual([])
  for (const notify of [undefined, []])
    expect(
      ofDecision(bd09, {
        lines: story({ notification: undefined }),
        definition: definitionOf({ boundary: { notify } }),
      }),
    ).toEqual([])
})
