import { expect, it } from 'vitest'
import { rc02 } from '../../../shared/findings/rules/rc-02-effect-not-seen.ts'
import { ofDecision } from './breaches.ts'
import { ASSIGN, story } from './dossier-builder.ts'
import { seenEffects, type SeenLine } from './seen-effects.ts'

const OTHER = { target: { type: 'User', id: 'u-9' }, entitlement: 'crm/viewer' }
/** Effects of the kind before and long after: the source was recording. */
const AROUND: readonly SeenLine[] = [
  [-60, OTHER, 'action'],
  [4_000, OTHER, 'action'],
]
const found = (lines: readonly SeenLine[]) => ofDecision(rc02, { effects: seenEffects(lines) })

it('names a done action none of whose effects was seen, though others of its kind were', () => {
  const texts = found(AROUND)
  expect(texts).toHaveLength(1)
  expect(texts[0]).toMatch(/^assignRole erp\/ap-clerk for u-204 done at .* no such effect within 15 min/)
})

it.each<readonly [string, readonly SeenLine[]]>([
  ['its effect was seen', [...AROUND, [40, {}, 'action']]],
  ['its effect was seen under another type', [...AROUND, [40, { type: 'AddMember' }]]],
  ['another effect was seen instead (RC-04)', [...AROUND, [40, { entitlement: 'erp/admin' }]]],
  [
    'effects of its kind are seen nowhere',
    [
      [-60, { type: 'createAccount' }],
      [4_000, { type: 'createAccount' }],
    ],
  ],
  ['the source ends before the window does', [AROUND[0] as SeenLine, [300, OTHER, 'action']]],
  [
    'the source begins after the window',
    [
      [4_000, OTHER],
      [5_000, OTHER],
    ],
  ],
])('holds where %s', (_, lines) => {
  expect(found(lines)).toEqual([])
})

it('does not take an effect of much later, or one that failed in its own run, for its own', () => {
  expect(found([...AROUND, [1_500, {}]])).toHaveLength(1)
  const ownRun = (result: string) => {
    const effect = { type: 'assignRole', entitlement: 'erp/ap-clerk', result }
    const lines = story({ effect: [40, { transition: ASSIGN, effect }] })
    return ofDecision(rc02, { lines, effects: seenEffects(AROUND) })
  }
  expect(ownRun('failed')).toHaveLength(1)
  expect(ownRun('success')).toEqual([])
})
