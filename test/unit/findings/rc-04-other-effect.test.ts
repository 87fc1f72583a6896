import { expect, it } from 'vitest'
import { rc04 } from '../../../shared/findings/rules/rc-04-other-effect.ts'
import { ofDecision } from './breaches.ts'
import { ASSIGN, story } from './dossier-builder.ts'
import { seenEffects, type SeenLine } from './seen-effects.ts'

const found = (...lines: readonly SeenLine[]) => ofDecision(rc04, { effects: seenEffects(lines) })

it('names another entitlement, and another target, both with action and effect', () => {
  expect(found([60, { entitlement: 'erp/admin' }])).toEqual([
    expect.stringMatching(
      /^done assignRole erp\/ap-clerk for u-204 \(.*\), seen assignRole erp\/admin for u-204 .*\(s2:0\)$/,
    ),
  ])
  expect(found([40, { target: { type: 'User', id: 'u-9' } }])).toEqual([
    expect.stringContaining('seen assignRole erp/ap-clerk for u-9') as string,
  ])
})

it('names an effect of its own run that differs, whatever its type', () => {
  const effect = { type: 'AddMember', entitlement: 'erp/admin', target: { type: 'User', id: 'u-204' } }
  const lines = story({ effect: [60, { transition: ASSIGN, effect }] })
  expect(ofDecision(rc04, { lines })).toHaveLength(1)
  const failed = story({ effect: [60, { transition: ASSIGN, effect: { ...effect, result: 'failed' } }] })
  expect(ofDecision(rc04, { lines: failed })).toEqual([])
})

it.each<readonly [string, readonly SeenLine[]]>([
  [
    'its own effect was seen too',
    [
      [60, { entitlement: 'erp/admin' }],
      [61, {}, 'action'],
    ],
  ],
  ['the other effect is another action’s', [[60, { entitlement: 'erp/admin' }, 'action']]],
  ['the other effect is of another type', [[60, { type: 'createAccount', entitlement: 'erp/admin' }]]],
  [
    'both target and entitlement are others',
    [[60, { entitlement: 'erp/admin', target: { type: 'User', id: 'u-9' } }]],
  ],
  ['the effect names no entitlement', [[60, { entitlement: undefined }]]],
  ['somebody else got the same some time later', [[60, { target: { type: 'User', id: 'u-9' } }]]],
  ['it is beyond the window', [[2_000, { entitlement: 'erp/admin' }]]],
])('holds where %s', (_, lines) => {
  expect(found(...lines)).toEqual([])
})
