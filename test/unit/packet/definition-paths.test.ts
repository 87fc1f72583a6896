import { expect, it } from 'vitest'
import type { GivenDefinition } from '../../../shared/packet/contents.ts'
import { placeDefinitions } from '../../../shared/packet/definition-paths.ts'

const bytes = new Uint8Array(0)
const workflow = (name: string): GivenDefinition => ({ kind: 'workflow', name, bytes })
const bundle = (...names: readonly string[]): GivenDefinition => ({
  kind: 'policies',
  name: 'policies.zip',
  bytes,
  files: names.map((name) => ({ name, bytes })),
})
const pathsOf = (...given: readonly GivenDefinition[]) =>
  placeDefinitions(given).flatMap(({ entries }) => entries.map(({ path }) => path))

const SAFE = /^(workflows|policies)(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/

it('keeps the order of import and the names', () => {
  expect(pathsOf(workflow('joiner.yaml'), workflow('joiner.yaml'), workflow('mover v2.bpmn'))).toEqual([
    'workflows/01-joiner.yaml',
    'workflows/02-joiner.yaml',
    'workflows/03-mover_v2.bpmn',
  ])
})

it('keeps the layout of a bundle whose names are harmless, so that it is a bundle again', () => {
  expect(pathsOf(bundle('a/1/policy.cedar', 'a/1/entities.json'))).toEqual([
    'policies/01-policies.zip/policies.yaml',
    'policies/01-policies.zip/a/1/policy.cedar',
    'policies/01-policies.zip/a/1/entities.json',
  ])
})

it.each([
  ['climbing', ['../../etc/passwd']],
  ['absolute', ['/etc/passwd']],
  ['a drive', ['C:\\Windows\\x.cedar']],
  ['a device', ['con.cedar']],
  ['the same but for case', ['A.cedar', 'a.cedar']],
  ['a file where a folder stands', ['a', 'a/b.cedar']],
  ['the manifest’s own name', ['policies.yaml']],
  ['invisible and bidirectional', ['a\u{202e}b.cedar', '\u{200b}', '']],
  ['very long', ['x'.repeat(5000)]],
  ['deep', ['a/'.repeat(400)]],
])('numbers the files of a bundle with names that are %s', (_, names) => {
  const placed = placeDefinitions([bundle(...names)])[0]!
  const paths = placed.entries.map(({ path }) => path)
  for (const path of paths) expect(path).toMatch(SAFE)
  expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length)
  expect(placed.listed.files).toEqual(names.map((name, at) => ({ name, path: paths[at + 1] })))
  expect(paths.every((path) => path.length < 300)).toBe(true)
})

it.each(['..', '.', '/', '\u{202e}gpj.exe', 'nul', '   ', '-rf', 'ü'])(
  'gives %j a name of plain letters',
  (name) => {
    expect(pathsOf(workflow(name))[0]).toMatch(SAFE)
  },
)
