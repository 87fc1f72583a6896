import { expect, it } from 'vitest'
import { parseDefinition } from '../../../shared/intake/definitions/parse-definition.ts'
import { readDefinition } from '../../../shared/intake/definitions/read-definition.ts'
import { recognise } from '../../../shared/intake/recognise.ts'
import { someFolder } from '../../fixtures/intake-evidence.ts'

const WORKFLOW = `format: docket-workflow/1
id: joiner
version: 2026.10
effective: { from: 2026-04-01 }
stages: [intake, 3, true, 0x1F, no]
transitions:
  - { id: go, from: intake, to: 3, decision: true }
`
const parse = (text: string | Uint8Array) =>
  parseDefinition('workflow', [{ path: 'w.yaml', bytes: Buffer.from(text) }], { path: 'w.yaml' })

it('takes versions and names in YAML as written, flags as what they are', () => {
  expect(parse(`\u{feff}${WORKFLOW}owner: ~\nours: 1e3\n`).value).toEqual({
    format: 'docket-workflow/1',
    id: 'joiner',
    version: '2026.10',
    effective: { from: '2026-04-01' },
    owner: undefined,
    stages: ['intake', '3', 'true', '0x1F', 'no'],
    transitions: [{ id: 'go', from: 'intake', to: '3', decision: true }],
    ours: '1e3',
  })
})

it.each(['1.10', '007', '1_000', '0x10', '.5', '1e3', '2026-05-01', 'yes', 'null_', '9007199254740993'])(
  'keeps the version %s',
  (version) => {
    expect(parse(WORKFLOW.replace('2026.10', version)).value).toMatchObject({ version })
  },
)

it('reads JSON, and a flow mapping that only looks like it', () => {
  const json = { format: 'docket-workflow/1', id: 'x', version: '1.10', stages: [], transitions: [] }
  expect(parse(JSON.stringify(json)).value).toEqual(json)
  expect(
    parse(`{ format: docket-workflow/1, id: x, version: 1.10, stages: [], transitions: [] }`).value,
  ).toEqual(json)
  expect(() => parse(JSON.stringify({ ...json, version: 1.1 }))).toThrow(
    /version: expected a string, found a fraction/,
  )
})

it('takes what an alias stands for', () => {
  const text = WORKFLOW.replace('stages: ', 'stages: &all ').replace('transitions', 'end: *all\ntransitions')
  expect(parse(text).value).toMatchObject({ end: ['intake', '3', 'true', '0x1F', 'no'] })
})

it.each([
  ['a key twice', `${WORKFLOW}id: mover\n`, /line 8, column 1: the key "id" stands there twice/],
  ['a key twice in JSON', '{"id":"a","\\u0069d":"b"}', /id/],
  ['a missing field', WORKFLOW.replace(/^version.*\n/m, ''), /version: a required field is missing/],
  ['an empty name', WORKFLOW.replace('2026.10', '""'), /version: a name is empty/],
  [
    'an ill-shaped transition',
    WORKFLOW.replace('decision: true', 'decision: maybe'),
    /transitions\[0\]\.decision/,
  ],
  ['broken YAML', `${WORKFLOW}  x: [\n`, /line \d+, column \d+/],
  ['two documents', `${WORKFLOW}---\n${WORKFLOW}`, /more than one document/],
  ['a merge key', `${WORKFLOW}boundary:\n  <<: { retention: P1D }\n`, /merge keys/],
  ['a list', '- 1\n', /expected an object, found a list/],
  ['nothing', '', /expected an object, found null/],
  ['bytes that are no UTF-8', Buffer.from('ff', 'hex'), /no UTF-8/],
  [
    'a duration that is none',
    `${WORKFLOW}boundary: { retention: 7 years }\n`,
    /boundary\.retention: not an ISO 8601/,
  ],
])('says where a workflow is wrong: %s', (_, text, problem) => {
  const refused = expect(() => parse(text))
  refused.toThrow(
    expect.objectContaining({ code: 'DEFINITION_INVALID', message: expect.stringMatching(problem) }),
  )
})

it('reads a boundary that is given beside its workflow', async () => {
  using folder = someFolder()
  const text = 'format: docket-boundary/1\nworkflow: { id: w, version: 1.0 }\nboundary: { actions: [] }\n'
  const path = folder.write('b.yaml', text)
  const recognised = await recognise(path)
  if (recognised.kind !== 'boundary') throw new Error(`taken for ${recognised.kind}`)
  const read = await readDefinition(path, recognised)
  expect(read).toEqual({ name: 'b.yaml', files: [{ path: 'b.yaml', bytes: Buffer.from(text) }], notes: [] })
  expect(parseDefinition('boundary', read.files, { path }).value).toEqual({
    format: 'docket-boundary/1',
    workflow: { id: 'w', version: '1.0' },
    boundary: { actions: [] },
  })
})
