import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { filesWithin } from '../../../electron/engine-host/files-within.ts'
import { someFolder } from '../../fixtures/intake-evidence.ts'

const REGO = 'package a\n'
const CERBOS = 'apiVersion: api.cerbos.dev/v1\nresourcePolicy: { resource: x, version: "1", rules: [] }\n'

it.each([
  ['a bundle of OPA', { '.manifest': '{}', 'a.rego': REGO, 'README.md': '' }, ['.']],
  ['a store of Cerbos', { 'x/leave.yaml': CERBOS }, ['.']],
  ['policies beside logs', { 'p/a.rego': REGO, 'log.ndjson': '' }, ['log.ndjson', 'p']],
  [
    'a module beside JSON that may be a log',
    { 'a.rego': REGO, 'decisions.json': '' },
    ['a.rego', 'decisions.json'],
  ],
  ['no policies', { 'a.json': '{}', 'b.yaml': 'x: 1' }, ['a.json', 'b.yaml']],
])('takes a folder of %s for what is in it', async (_, tree, expected) => {
  using folder = someFolder()
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(folder.path, path)), { recursive: true })
    writeFileSync(join(folder.path, path), text)
  }
  const { paths } = await filesWithin([folder.path])
  expect(paths).toEqual(expected.map((name) => (name === '.' ? folder.path : join(folder.path, name))))
})
