import { expect, it } from 'vitest'
import { rp06 } from '../../../shared/findings/rules/rp-06-other-rules.ts'
import type { Replay } from '../../../shared/model/decision.ts'
import { ofDecision } from './breaches.ts'
import { ASSIGN, check, type Scene, story } from './dossier-builder.ts'

const RULES = new Map([
  ['p1', 'p1'],
  ['p2', 'p2'],
  ['policy0', 'p1'],
  ['policy1', 'p2'],
])

function scene(
  recorded: readonly string[] | undefined,
  replayed: readonly string[],
  more: Partial<Scene> = {},
): Scene {
  const replay: Replay = { verdict: 'reproduced', outcome: 'permit', determining: [...replayed] }
  return {
    lines: story({ check: [15, { transition: ASSIGN, check: check({ determining: recorded }) }] }),
    replay,
    ruleNames: RULES,
    ...more,
  }
}

it('names the rules recorded and those of the replay', () => {
  expect(ofDecision(rp06, scene(['p1'], ['p2']))).toEqual(['recorded p1; replayed p2'])
  expect(ofDecision(rp06, scene(['p1'], ['p1', 'p2']))).toHaveLength(1)
  expect(ofDecision(rp06, scene(['p1'], []))).toEqual(['recorded p1; replayed none'])
})

it('takes positional ids for the rules they stand for, in any order', () => {
  expect(ofDecision(rp06, scene(['policy1', 'policy0'], ['p1', 'p2']))).toEqual([])
  expect(ofDecision(rp06, scene(['policy1'], ['p1']))).toHaveLength(1)
})

it.each<[string, Scene]>([
  ['the rules are the same', scene(['p2', 'p1'], ['p1', 'p2'])],
  ['an id recorded is none of this version', scene(['p1', 'elsewhere'], ['p2'])],
  ['no rules were recorded', scene(undefined, ['p2'])],
  ['an empty list was recorded', scene([], ['p2'])],
  ['the version is not known', { ...scene(['p1'], ['p2']), ruleNames: undefined }],
  [
    'the outcome differs too',
    scene(['p1'], ['p2'], { replay: { verdict: 'diverged', outcome: 'deny', determining: ['p2'] } }),
  ],
])('is silent where %s', (_, given) => {
  expect(ofDecision(rp06, given)).toEqual([])
})
