import { expect, it } from 'vitest'
import { rc03 } from '../../../shared/findings/rules/rc-03-denied-and-there.ts'
import { ofDecision } from './breaches.ts'
import { action, AGENT, ASSIGN, check, type Line, story, SUBJECT } from './dossier-builder.ts'
import { seenEffects, type SeenLine } from './seen-effects.ts'

const denied = (result: string): Line => [
  30,
  {
    transition: ASSIGN,
    actor: AGENT,
    subject: SUBJECT,
    check: check({ outcome: 'deny' }),
    outcome: { value: 'deny' },
    action: action({ result }),
  },
]
const scene = (result = 'none') => story({ outcome: denied(result), action: undefined, check: undefined })
const found = (lines: readonly SeenLine[], result?: string) =>
  ofDecision(rc03, { lines: scene(result), effects: seenEffects(lines) })

it('names the effect of what was denied', () => {
  expect(found([[60, {}]])).toEqual([
    'denied, and seen: assignRole erp/ap-clerk for u-204 at 2026-05-04T02:14:00.000Z (s2:0)',
  ])
})

it('holds in spite of a done action where that is the denied decision’s own', () => {
  expect(found([[60, {}, 'action']], 'done')).toHaveLength(1)
})

it.each<readonly [string, SeenLine]>([
  ['another decision did it', [60, {}, 'action']],
  ['it is another entitlement', [60, { entitlement: 'crm/viewer' }]],
  ['it is somebody else’s', [60, { target: { type: 'User', id: 'u-9' } }]],
  ['it was there before', [-60, {}]],
  ['it came later than the window', [30 + 901, {}]],
])('is silent where %s', (_, line) => {
  expect(found([line])).toEqual([])
})

it('is silent of what was permitted', () => {
  expect(ofDecision(rc03, { effects: seenEffects([[60, {}]]) })).toEqual([])
})
