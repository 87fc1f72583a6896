import { expect, it } from 'vitest'
import { rp03 } from '../../../shared/findings/rules/rp-03-version-in-no-bundle.ts'
import { ofDecision } from './breaches.ts'
import { policyVersion, story } from './dossier-builder.ts'

it('names the version, and those that the case has', () => {
  const policies = [policyVersion({ version: '2026.05.2' }), policyVersion({ policy: 'other' })]
  expect(ofDecision(rp03, { policies })).toEqual([
    'role-assignment@2026.05.1; versions in the case: 2026.05.2',
  ])
  expect(ofDecision(rp03, { policies: [] })).toEqual([
    'role-assignment@2026.05.1; no version of it is in the case',
  ])
})

it('is silent where the version is in a bundle, in force or not', () => {
  const policies = [policyVersion({ effective: { to: '2026-01-01' } })]
  expect(ofDecision(rp03, { policies })).toEqual([])
})

it('is silent where no version is recorded, which is EV-03', () => {
  expect(ofDecision(rp03, { lines: story({ check: undefined }), policies: [] })).toEqual([])
})
