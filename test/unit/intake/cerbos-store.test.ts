import { describe, expect, it } from 'vitest'
import { cerbosVersions } from '../../../shared/intake/definitions/cerbos-store.ts'

function store(files: Readonly<Record<string, string>>) {
  const bytes = Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)] as const)
  return cerbosVersions(new Map(bytes))
}

const policy = (body: string) => `apiVersion: api.cerbos.dev/v1\n${body}\n`
const LEAVE = policy('resourcePolicy: {resource: leave, version: "2026_07", importDerivedRoles: [hr]}')
const LEAVE_EU = policy('resourcePolicy: {resource: leave, version: "2026_07", scope: eu}')
const ROLES = policy('derivedRoles: {name: hr, variables: {import: [dates]}}')
const DATES = policy('exportVariables: {name: dates}')

describe('the policy versions of a Cerbos store', () => {
  it('are named as a log names them, with the files that can have a part in the answer, their own first', () => {
    const read = store({
      'a/leave.yaml': LEAVE,
      'a/leave.eu.yaml': LEAVE_EU,
      'a/roles.yaml': `# comment\n---\n${ROLES}`,
      'a/dates.json': JSON.stringify({ apiVersion: 'api.cerbos.dev/v1', exportVariables: { name: 'dates' } }),
      'a/other.yaml': policy('resourcePolicy: {resource: other, version: "2026_07"}'),
      'readme.yaml': 'title: no policy',
    })
    const versions = read.kind === 'store' ? read.versions : []
    expect(versions.map(({ policy, version }) => `${policy} ${version}`)).toEqual([
      'resource.leave/eu 2026_07',
      'resource.leave 2026_07',
      'resource.other 2026_07',
      'resource.other/eu 2026_07',
    ])
    expect(versions[0]?.texts).toEqual(['a/leave.eu.yaml', 'a/leave.yaml', 'a/dates.json', 'a/roles.yaml'])
    // The scope that was asked is there because another policy has it.
    expect(versions[3]).toMatchObject({ inherited: true, texts: ['a/other.yaml', 'a/leave.eu.yaml'] })
  })

  it('leave out what a PDP passes over: disabled policies, tests, test data, hidden files', () => {
    const read = store({
      'leave.yaml': LEAVE.replace('resourcePolicy', 'disabled: true\nresourcePolicy'),
      'leave_test.yaml': LEAVE,
      'testdata/leave.yaml': LEAVE,
      '.hidden/leave.yaml': LEAVE,
      'other.yaml': policy('resourcePolicy: {resource: "album:photo", version: default}'),
    })
    expect(read).toMatchObject({ versions: [{ policy: 'resource.album_photo', version: 'default' }] })
  })

  it('hold principal and role policies, which can decide for every resource that they meet', () => {
    const read = store({
      'leave.yaml': LEAVE,
      'roles.yaml': ROLES,
      'dates.yaml': DATES,
      'p.yaml': policy(
        'principalPolicy: {principal: kim, version: default, rules: [{resource: other, actions: []}]}',
      ),
      'r.yaml': policy('rolePolicy: {role: clerk, scope: eu, rules: []}'),
    })
    const versions = read.kind === 'store' ? read.versions : []
    const files = new Map(versions.map(({ policy, texts }) => [policy, texts]))
    expect(files.get('resource.leave')).toEqual(['leave.yaml', 'dates.yaml', 'roles.yaml'])
    expect(files.get('resource.leave/eu')).toEqual(['leave.yaml', 'dates.yaml', 'r.yaml', 'roles.yaml'])
    expect(files.get('role.clerk/eu')).toEqual(['r.yaml', 'dates.yaml', 'leave.yaml', 'p.yaml', 'roles.yaml'])
    expect(files.get('principal.kim')).toContain('leave.yaml')
  })

  it('take the schemas that are named, and all where one refers to another', () => {
    const named = LEAVE.replace(
      'version:',
      'schemas: {resourceSchema: {ref: "cerbos:///leave.json"}}, version:',
    )
    const files = { 'p/leave.yaml': named, 'p/_schemas/b.json': '{}' }
    const texts = (schema: string) => {
      const read = store({ ...files, 'p/_schemas/leave.json': schema })
      return read.kind === 'store' ? read.versions[0]?.texts : undefined
    }
    expect(texts('{}')).toEqual(['p/leave.yaml', 'p/_schemas/leave.json'])
    expect(texts('{"$ref": "b.json"}')).toEqual([
      'p/leave.yaml',
      'p/_schemas/b.json',
      'p/_schemas/leave.json',
    ])
  })

  it('are none where no file is a policy, and refused where one says it is and cannot be read', () => {
    expect(store({ 'a.yaml': 'kind: Deployment' })).toEqual({ kind: 'none' })
    expect(store({ 'a.yaml': policy('resourcePolicy: {resource: x}') })).toEqual({
      kind: 'refused',
      path: 'a.yaml',
      problem: 'its resource policy has no version',
    })
    expect(store({ 'a.yaml': policy('a: 1\na: 2') })).toMatchObject({ kind: 'refused', path: 'a.yaml' })
    expect(store({ 'a.yaml': policy('__proto__: {}') })).toMatchObject({ kind: 'refused' })
  })
})
