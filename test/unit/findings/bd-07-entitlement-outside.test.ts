import { expect, it } from 'vitest'
import { bd07 } from '../../../shared/findings/rules/bd-07-entitlement-outside.ts'
import { ofDecision } from './breaches.ts'
import { action, ASSIGN, definitionOf, type Line, story } from './dossier-builder.ts'

const giving = (entitlement: string | undefined, result = 'done'): readonly Line[] =>
  story({ action: [22, { transition: ASSIGN, action: action({ entitlement, result }) }] })

it('names the entitlement and what is allowed', () => {
  expect(ofDecision(bd07, { lines: giving('crm/editor') })).toEqual([
    'crm/editor by assignRole (done, s1:6), allowed: erp/*, crm/viewer',
  ])
})

it('lets deny win', () => {
  expect(ofDecision(bd07, { lines: giving('erp/admin') })).toEqual([
    'erp/admin by assignRole (done, s1:6), denied by */admin',
  ])
})

it('lets a star cross the slash', () => {
  expect(ofDecision(bd07, { lines: giving('erp/ap/clerk') })).toEqual([])
  expect(ofDecision(bd07, { lines: giving('erp/ap/admin') })).toHaveLength(1)
})

it('counts an attempt, not what was left undone, and nothing without entitlement', () => {
  expect(ofDecision(bd07, { lines: giving('crm/editor', 'failed') })).toHaveLength(1)
  expect(ofDecision(bd07, { lines: giving('crm/editor', 'none') })).toEqual([])
  expect(ofDecision(bd07, { lines: giving(undefined) })).toEqual([])
})

it('allows all where allow is left out, nothing where it is empty', () => {
  const boundary = (entitlements: unknown) => definitionOf({ boundary: { entitlements } })
  const lines = giving('crm/editor')
  expect(ofDecision(bd07, { definition: boundary(undefined), lines })).toEqual([])
  expect(ofDecision(bd07, { definition: boundary({ deny: ['*/admin'] }), lines })).toEqual([])
  expect(ofDecision(bd07, { definition: boundary({ deny: ['crm/*'] }), lines })).toHaveLength(1)
  expect(ofDecision(bd07, { definition: boundary({ allow: [] }), lines })).toEqual([
    'crm/editor by assignRole (done, s1:6), allowed: none',
  ])
})

it('allows nothing under `entitlements: []`, as under an empty `allow`', () => {
  for (const entitlements of [[], { allow: [] }])
    expect(ofDecision(bd07, { definition: definitionOf({ boundary: { entitlements } }) })).toEqual([
      'erp/ap-clerk by assignRole (done, s1:6), allowed: none',
    ])
})
