import { cpSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { absent, vectorFolder } from '../../conformance/vector-folder.ts'
import { entriesOf, tarOf, type Tree, zipOf } from '../../fixtures/archives.ts'
import { someFolder } from '../../fixtures/intake-evidence.ts'
import { lay, taken } from '../../fixtures/taken-policies.ts'

const REGO = 'package authz\n\ndefault allow := false\n\nallow if input.user == "alice"\n'
const BUNDLE: Tree = {
  '.manifest': '{"revision":"r-1","roots":["authz"]}',
  'authz/authz.rego': REGO,
  'authz/data.json': '{"x":1}',
  'authz/plan.json': '{}',
}

describe('an OPA bundle without a manifest of ours', () => {
  it('is a version by its revision, named by its file, with the files that OPA loads', async () => {
    using folder = someFolder()
    // `opa build` writes every path with a slash before it.
    const tar = await tarOf(entriesOf(BUNDLE).map((entry) => ({ ...entry, name: `/${entry.name}` })))
    const { recognised, versions, notes } = await taken(folder.write('prod-authz.tar.gz', gzipSync(tar)))
    expect(recognised).toMatchObject({
      shape: 'tar',
      source: 'opa-bundle',
      reason: expect.stringMatching(/OPA bundle/),
    })
    expect(versions).toMatchObject([
      {
        policy: 'prod-authz',
        version: 'r-1',
        engine: 'rego',
        texts: ['.manifest', 'authz/authz.rego', 'authz/data.json'],
        effective: undefined,
      },
    ])
    expect(notes).toEqual([
      'it has no policies.yaml: the version is the revision of its .manifest',
      'left out, since no policy uses them: "authz/plan.json"',
    ])
  })

  it('is the same as a folder or a ZIP, and goes by its own name where its manifest has one', async () => {
    using folder = someFolder()
    const named = { ...BUNDLE, '.manifest': '{"revision":"r-1","metadata":{"name":"authz"}}' }
    const zip = await taken(folder.write('x.zip', await zipOf(named)))
    const laid = await taken(lay(`${folder.path}/y`, named))
    expect([zip.versions[0]!.policy, laid.versions[0]!.policy]).toEqual(['authz', 'authz'])
    expect(zip.versions[0]!.digest).toBe(laid.versions[0]!.digest)
  })

  it('is named by its content where it has no revision, and its data lie where their folders say', async () => {
    using folder = someFolder()
    const { versions, notes } = await taken(
      lay(`${folder.path}/policies`, { 'a/b/x.rego': REGO, 'a/b/data.json': '{}' }),
    )
    expect(versions[0]).toMatchObject({
      policy: 'policies',
      texts: ['a/b/data.json', 'a/b/x.rego', '.manifest'],
    })
    expect(versions[0]!.version).toBe(versions[0]!.digest.slice(0, 19))
    expect(notes.join('\n')).toMatch(/digest of its files\n.*an empty one stands for it/)
  })

  it('is refused where its manifest is none', async () => {
    using folder = someFolder()
    const path = lay(`${folder.path}/x`, { '.manifest': '{"revision":1,"revision":2}', 'a.rego': REGO })
    await expect(taken(path)).rejects.toMatchObject({
      code: 'BUNDLE_INVALID',
      message: expect.stringMatching(/\.manifest/),
    })
  })
})

it.each([
  ['a Rego module', 'authz.rego', `# allow\n${REGO}`, 'opa-bundle', 'rego'],
  [
    'a Cedar text',
    'roles.cedar',
    '// all\n@id("x")\npermit(principal, action, resource);',
    'cedar-policies',
    'cedar',
  ],
  [
    'a DMN model',
    'risk.dmn',
    '<?xml version="1.0"?>\n<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="r"></definitions>',
    'dmn-models',
    'dmn',
  ],
])('takes %s alone for a policy, by its content', async (_, name, text, source, engine) => {
  using folder = someFolder()
  const { recognised, versions } = await taken(folder.write(name, text))
  expect(recognised).toMatchObject({ shape: 'file', source })
  expect(versions).toMatchObject([{ policy: name.replace(/\.\w+$/, ''), engine, texts: [name] }])
})

it('takes a folder of Cedar texts for one policy, with the schema and entities beside them', async () => {
  using folder = someFolder()
  const { versions } = await taken(
    lay(`${folder.path}/roles`, {
      'a.cedar': '',
      'b/c.cedar': '',
      'x.cedarschema': '',
      'entities.json': '[]',
    }),
  )
  expect(versions).toMatchObject([
    { policy: 'roles', texts: ['a.cedar', 'b/c.cedar'], schema: 'x.cedarschema', entities: 'entities.json' },
  ])
})

it('takes a real Cerbos folder for its policies, by the ids that its logs name', async (context) => {
  const cerbos = vectorFolder('cerbos-decision-log/run_disk/policies_before')
  if (cerbos === null) return context.skip(absent('cerbos-decision-log'))
  using folder = someFolder()
  cpSync(cerbos, `${folder.path}/store`, { recursive: true })
  const { recognised, versions } = await taken(`${folder.path}/store`)
  expect(recognised).toMatchObject({ source: 'cerbos-policies' })
  const ids = versions.map(({ policy, version }) => `${policy}@${version}`)
  expect(ids).toEqual(
    expect.arrayContaining(['resource.role_assignment@2026_07', 'resource.role_assignment/eu@2026_09']),
  )
})
