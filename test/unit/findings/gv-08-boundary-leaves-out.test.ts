import { expect, it } from 'vitest'
import { gv08 } from '../../../shared/findings/rules/gv-08-boundary-leaves-out.ts'
import { ofVersion } from './breaches.ts'

it('names the keys that are left out', () => {
  const boundary = {
    inputs: undefined,
    policies: undefined,
    actions: undefined,
    entitlements: undefined,
    actors: undefined,
  }
  expect(ofVersion(gv08, { boundary })).toEqual([
    'version 3.2.0 leaves out inputs, policies, actions, entitlements, actors',
  ])
})

it('takes [] for given, and asks for no other keys', () => {
  const boundary = {
    inputs: [],
    policies: [],
    actions: [],
    entitlements: {},
    actors: [],
    models: undefined,
    triggers: undefined,
  }
  expect(ofVersion(gv08, { boundary })).toEqual([])
})

it('leaves a workflow without boundary to GV-05', () => {
  expect(ofVersion(gv08, { boundary: 'none' })).toEqual([])
})
