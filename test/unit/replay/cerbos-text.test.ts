import { describe, expect, it } from 'vitest'
import { cerbosEngine } from '../../../shared/replay/cerbos/cerbos-engine.ts'
import { policyVersion } from '../../fixtures/policy-version.ts'

const LEAVE = `apiVersion: api.cerbos.dev/v1
resourcePolicy:
  resource: leave
  version: "1"
  importDerivedRoles: [hr, gone]
  rules:
    - name: all
      actions: ["*"]
      roles: [admin]
      effect: EFFECT_ALLOW
    - actions: [view]
      roles: [user]
      effect: EFFECT_ALLOW
      condition:
        match:
          expr: R.attr.owner == P.id
    - {actions: [view, edit], roles: ["*"], effect: EFFECT_DENY, name: closed}
    - {actions: [edit], roles: [user], effect: EFFECT_DENY, condition: {match: {all: {of: [{expr: "true"}]}}}}
`
const ROLES = `apiVersion: api.cerbos.dev/v1
derivedRoles:
  name: hr
  definitions:
    - {name: never_named, parentRoles: [user]}
`

const version = policyVersion({
  policy: 'resource.leave',
  version: '1',
  engine: 'cerbos',
  texts: { 'leave.yaml': LEAVE, 'roles.yaml': ROLES, 'broken.yaml': 'a: [' },
})

describe('the texts of Cerbos policies', () => {
  it('say where rules stand, by the names of a replay, and what they read, also where another text is broken', () => {
    const { rules, reads, names } = cerbosEngine.readText(version)
    expect(rules.map(({ ids, effect }) => [ids[0], effect])).toEqual([
      ['resource.leave.v1#all', 'permit'],
      ['resource.leave.v1#rule-002', 'permit'],
      ['resource.leave.v1#closed', 'forbid'],
      ['resource.leave.v1#rule-004', 'forbid'],
    ])
    const second = rules[1]
    expect(LEAVE.slice(second?.from, second?.to)).toMatch(/^actions: \[view\][^]*P\.id\s*$/)
    expect(names).toEqual(new Set(['resource.attr.owner', 'principal.id']))
    expect(reads.map(({ at }) => LEAVE.slice(at, at + 5))).toEqual(['owner', 'id\n  '.slice(0, 5)])
  })

  it('show their traps', () => {
    const traps = cerbosEngine.traps(version).map(({ kind, rules, message }) => [kind, rules[0], message])
    expect(traps).toEqual([
      [
        'over-permits',
        'resource.leave.v1#all',
        expect.stringContaining('Every action is permitted to admin'),
      ],
      ['shadowed', 'resource.leave.v1#rule-002', expect.stringContaining('The rule closed denies all')],
      ['always', 'resource.leave.v1#rule-004', expect.stringContaining('always met')],
      ['unreachable', undefined, expect.stringContaining('gone are not among the files')],
      ['ignored', undefined, expect.stringContaining('never_named')],
    ])
  })
})
