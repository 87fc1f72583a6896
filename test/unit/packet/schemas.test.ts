import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import { expect, it } from 'vitest'
import { ENTRY, OSCAL_ENTRY } from '../../../shared/model/packet.ts'
import { absent, vectorFolder } from '../../conformance/vector-folder.ts'
import { packetContents } from '../../fixtures/packet-contents.ts'
import { takeApart, textOf } from '../../fixtures/packet-surgery.ts'
import { seal } from '../../fixtures/packet-tools.ts'

const SCHEMAS = vectorFolder('schemas')
const packet = await takeApart(await seal(packetContents(7)))

function schemaOf(folder: string, name: string): ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false })
  // SARIF's is of draft 4, whose own schema is not at hand: it asks for nothing that later drafts read otherwise.
  const {
    $schema: _,
    id: __,
    ...schema
  } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>
  return ajv.compile(schema)
}

it.for([
  ['SARIF 2.1.0', 'sarif-schema-2.1.0.json', ENTRY.findings],
  ['OSCAL assessment results', 'oscal_assessment-results_schema.json', OSCAL_ENTRY],
] as const)('is valid %s by the schema of its makers', ([, schema, entry], context) => {
  if (SCHEMAS === null) return context.skip(absent('schemas'))
  const validate = schemaOf(SCHEMAS, schema)
  const value = JSON.parse(textOf(packet, entry)) as object
  validate(value)
  expect(validate.errors ?? []).toEqual([])
})

it('tells in SARIF what is excepted as suppressed, accepted, and by which exception', () => {
  const log = JSON.parse(textOf(packet, ENTRY.findings)) as {
    runs: { results: { suppressions: object[] }[] }[]
  }
  const suppressed = log.runs[0]!.results.flatMap(({ suppressions }) => suppressions)
  expect(suppressed).toEqual([{ kind: 'external', status: 'accepted', justification: 'Exception X-12' }])
})

it('points in OSCAL at entries of the packet by the digests that they have', () => {
  const text = textOf(packet, OSCAL_ENTRY)
  for (const name of [ENTRY.records, ENTRY.findings, ENTRY.decisions])
    expect(text).toContain(`"href": "${name}"`)
  const statement = JSON.parse(textOf(packet, ENTRY.statement)) as { payload: string }
  const payload = JSON.parse(Buffer.from(statement.payload, 'base64').toString()) as {
    subject: { name: string; digest: { sha256: string } }[]
  }
  for (const [, value] of text.matchAll(/"value": "([0-9a-f]{64})"/g))
    expect(payload.subject.map(({ digest }) => digest.sha256)).toContain(value)
})
