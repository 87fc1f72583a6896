import { expect, it } from 'vitest'
import type { Check } from '../../../shared/model/evidence.ts'
import type { EngineName, PolicyVersion } from '../../../shared/model/policy.ts'
import type { PlacedRecord, Told } from '../../../shared/model/rebuilt.ts'
import { instantOf } from '../../../shared/model/time.ts'
import { checkedPolicy } from '../../../shared/reconstruct/checked-policy.ts'

const AT = instantOf('2026-05-04T00:00:00Z')!
const COMMIT = 'c0ffee0123456789c0ffee0123456789c0ffee01'

function version(
  policy: string,
  name: string,
  more: Partial<PolicyVersion> & { readonly roots?: string[] } = {},
): PolicyVersion {
  const { roots, ...rest } = more
  const manifest = Buffer.from(JSON.stringify({ roots: roots ?? [''] }))
  return {
    policy,
    version: name,
    engine: 'rego',
    effective: undefined,
    files: [{ path: '.manifest', bytes: manifest, sha256: `sha256:${'0'.repeat(64)}` }],
    texts: ['.manifest'],
    entities: undefined,
    schema: undefined,
    validateRequests: false,
    digest: `sha256:${policy}${name}`.padEnd(71, '0'),
    declaredDigest: undefined,
    bind: undefined,
    ...rest,
  }
}

interface Named {
  readonly id: string
  readonly version?: string
  readonly [more: string]: unknown
}

function check(policy: Named, engine: EngineName | 'any' = 'rego', path = 'authz/allow'): Told<Check> {
  const fact = { policy, request: { path } } as unknown as Check
  return {
    fact,
    own: true,
    by: { record: { check: fact }, engine: engine === 'any' ? undefined : engine } as unknown as PlacedRecord,
  }
}

const of = (told: Told<Check>, ...policies: PolicyVersion[]) => {
  const { id, version: name, grades } = checkedPolicy(told, policies, AT)
  return [id, name, grades['policy']]
}

it('leaves what a record of ours names as it is, whatever the case holds', () => {
  const policies = [version('bundle', 'r-1'), version('authz', 'r-2')]
  expect(of(check({ id: 'authz', version: 'r-1' }, 'any'), ...policies)).toEqual(['authz', 'r-1', undefined])
})

it('knows an OPA bundle by its revision, whatever it is called, also by a short commit', () => {
  expect(of(check({ id: 'authz', version: 'r-1' }), version('bundle', 'r-1'))).toEqual([
    'bundle',
    'r-1',
    'derived',
  ])
  expect(of(check({ id: 'authz', version: 'r-1' }), version('x', 'r-1'), version('authz', 'r-1'))).toEqual([
    'authz',
    'r-1',
    undefined,
  ])
  expect(of(check({ id: 'authz', version: 'c0ffee0' }), version('repo', COMMIT))).toEqual([
    'repo',
    COMMIT,
    'derived',
  ])
  expect(of(check({ id: 'authz', version: COMMIT }), version('repo', 'older', { also: [COMMIT] }))).toEqual([
    'repo',
    'older',
    'derived',
  ])
})

it('takes no bundle where two of other content have the revision', () => {
  const told = of(check({ id: 'authz', version: 'r-1' }), version('x', 'r-1'), version('y', 'r-1'))
  expect(told).toEqual(['authz', 'r-1', undefined])
})

it('takes of several bundles the one whose roots hold the path, and none where two do', () => {
  const bundles = [
    { name: 'a', revision: '1' },
    { name: 'b', revision: '2' },
  ]
  const several = check({ id: 'a + b', bundles })
  const [a, b] = [version('a', '1', { roots: ['authz'] }), version('b', '2', { roots: ['data'] })]
  expect(of(several, a, b)).toEqual(['a', '1', 'inferred'])
  expect(of(several, a, version('b', '2'))).toEqual(['a + b', undefined, undefined])
})

it.each([
  'null',
  '[]',
  '{"roots":null}',
  '{"roots":["/authz/"]}',
  JSON.stringify({ roots: [`x${'/'.repeat(200_000)}x`, 'authz'] }),
])('reads the roots of a bundle whatever its manifest is: %.30s', (manifest) => {
  const bundles = [
    { name: 'a', revision: '1' },
    { name: 'b', revision: '2' },
  ]
  const bytes = Buffer.from(manifest)
  const files = [{ path: '.manifest', bytes, sha256: `sha256:${'0'.repeat(64)}` }] as const
  const several = check({ id: 'a + b', bundles })
  expect(of(several, version('a', '1', { files }), version('b', '2', { roots: ['data'] }))).toEqual([
    'a',
    '1',
    'inferred',
  ])
})

it('takes the version in force then where the log tells none, and says that it is inferred', () => {
  const [old, now] = [
    version('authz', '1', { effective: { from: undefined, to: '2026-05-01T00:00:00Z' } }),
    version('authz', '2', { effective: { from: '2026-05-01T00:00:00Z', to: undefined } }),
  ]
  expect(of(check({ id: 'authz' }), old, now)).toEqual(['authz', '2', 'inferred'])
  expect(of(check({ id: 'store' }, 'cedar'), version('store', '7', { engine: 'cedar' }))).toEqual([
    'store',
    '7',
    'inferred',
  ])
  expect(of(check({ id: 'other' }, 'cedar'), old, now)).toEqual(['other', undefined, undefined])
})

it('tells the contents of one Cerbos version by the commit of the log, else by what was in force', () => {
  const made = (name: string, commit: string, effective: PolicyVersion['effective']) =>
    version('resource.leave', name, { engine: 'cerbos', also: ['1', commit], effective })
  const policies = [
    made('1@a', 'a'.repeat(40), { from: undefined, to: '2026-05-01T00:00:00Z' }),
    made('1@b', 'b'.repeat(40), { from: '2026-05-01T00:00:00Z', to: undefined }),
  ]
  const policy = { id: 'resource.leave', version: '1' }
  expect(of(check(policy, 'cerbos'), ...policies)).toEqual(['resource.leave', '1@b', 'inferred'])
  const logged = { ...policy, source: { kind: 'git', hash: 'a'.repeat(40) } }
  expect(of(check(logged, 'cerbos'), ...policies)).toEqual(['resource.leave', '1@a', 'derived'])
})

it('says that a version is inferred of which the case was given two contents', () => {
  const twice = version('p', '1', { engine: 'cerbos', otherContents: true })
  expect(of(check({ id: 'p', version: '1' }, 'cerbos'), twice)).toEqual(['p', '1', 'inferred'])
})
