import { expect, it } from 'vitest'
import { rp02 } from '../../../shared/findings/rules/rp-02-not-in-force.ts'
import { ofDecision } from './breaches.ts'
import { policyVersion, time } from './dossier-builder.ts'

const ended = policyVersion({ effective: { to: '2026-05-01T00:00:00Z' } })
const standing = policyVersion({ version: '2026.05.2', effective: { from: '2026-05-01T00:00:00Z' } })

it('names the version that was in force, and what it answers', () => {
  const replay = {
    verdict: 'reproduced',
    outcome: 'permit',
    inForce: { version: '2026.05.2', outcome: 'deny' },
  } as const
  expect(ofDecision(rp02, { policies: [ended, standing], replay })).toEqual([
    `recorded role-assignment@2026.05.1; at ${time(15)} version 2026.05.2 was in force, which answers deny`,
  ])
})

it.each([
  ['the recorded version was in force', [policyVersion()]],
  ['both were, the recorded one among them', [policyVersion(), standing]],
  ['none was, which is the gap of RP-07', [ended]],
  ['the recorded version is in no bundle, which is RP-03', [standing]],
])('is silent where %s', (_, policies) => {
  expect(ofDecision(rp02, { policies })).toEqual([])
})

it('takes the first instant of an interval into it, and not its last', () => {
  const at = time(15)
  const before = policyVersion({ effective: { to: at } })
  const after = policyVersion({ version: '2026.05.2', effective: { from: at } })
  expect(ofDecision(rp02, { policies: [before, after] })).toHaveLength(1)
})
