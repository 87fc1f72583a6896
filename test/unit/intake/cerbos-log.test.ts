import { describe, expect, it } from 'vitest'
import { readCerbosAuditEntry } from '../../../shared/intake/formats/cerbos-audit-log.ts'
import type { JsonValue } from '../../../shared/model/json.ts'

const KEY = 'resource.doc.v1'

function entry(
  more: { readonly [field: string]: JsonValue } = {},
  output: { readonly [field: string]: JsonValue } = {},
) {
  const reading = readCerbosAuditEntry({
    'log.kind': 'decision',
    callId: 'c1',
    timestamp: '2026-07-01T00:00:00.123456789Z',
    checkResources: {
      inputs: [
        {
          principal: { id: 'kim', roles: ['user'] },
          resource: { kind: 'doc', id: 'd1' },
          actions: ['read', 'edit'],
        },
      ],
      outputs: [{ resourceId: 'd1', actions: { read: { effect: 'EFFECT_DENY', policy: KEY } }, ...output }],
    },
    ...more,
  })
  if (!reading.ok) throw new Error(reading.detail)
  return { check: reading.records[0]?.check, grades: reading.grades?.[0] }
}

const ERRORS = { validationErrors: [{ source: 'SOURCE_RESOURCE', path: '/n', message: 'missing' }] }
const request = (check: ReturnType<typeof entry>['check']) => check?.request

describe('an entry of the audit log of a Cerbos PDP', () => {
  it('names the commit of a git store, which moves with the policies, and not the one in its trail, which does not', () => {
    const { check, grades } = entry({
      policySource: { git: { repositoryUrl: 'r', branch: 'main', hash: 'new' } },
      auditTrail: { effectivePolicies: { [KEY]: { attributes: { commit_hash: 'old' } } } },
    })
    expect(check?.policy).toEqual({
      id: 'resource.doc',
      version: '1',
      source: { kind: 'git', repositoryUrl: 'r', branch: 'main', hash: 'new' },
    })
    expect(grades).toEqual({})
  })

  it.each([
    [{ policySource: { disk: { directory: '/srv' } } }, { kind: 'disk', directory: '/srv' }],
    [{ policySource: { database: { driver: 'postgres' } } }, { kind: 'database', driver: 'postgres' }],
    [{}, undefined],
  ])('of a store that names no content grades the policy as inferred: %j', (more, source) => {
    const { check, grades } = entry(more)
    expect(check?.policy['source']).toEqual(source)
    expect(grades).toEqual({ policy: 'inferred' })
  })

  it('keeps the bundle of a hub', () => {
    const { check, grades } = entry({
      policySource: { hub: { remoteBundle: { deploymentId: 'd', bundleId: 'b' } } },
    })
    expect(check?.policy['source']).toEqual({ kind: 'hub', deploymentId: 'd', bundleId: 'b' })
    expect(grades).toEqual({})
  })

  it('tells what was asked at once, and what became of input that fits no schema, as far as the trail shows it', () => {
    expect(request(entry().check)).toEqual({
      principal: { id: 'kim', roles: ['user'] },
      resource: { kind: 'doc', id: 'd1' },
      actions: ['read', 'edit'],
      action: 'read',
    })
    const result = (more: Parameters<typeof entry>[0], output = {}) =>
      request(entry(more, { ...ERRORS, ...output }).check)
    const trail = { auditTrail: { effectivePolicies: { [KEY]: {} } } }
    expect(result({ auditTrail: {} })).toMatchObject({ validation: { result: 'rejected' } })
    expect(result(trail)).toMatchObject({ validation: { result: 'unknown' } })
    expect(result(trail, { effectiveDerivedRoles: ['owner'] })).toMatchObject({
      validation: { result: 'evaluated', effectiveDerivedRoles: ['owner'] },
    })
  })
})
