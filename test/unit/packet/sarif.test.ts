import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { expect, it } from 'vitest'
import { recordPlaces } from '../../../shared/packet/record-places.ts'
import { sarifPieces } from '../../../shared/packet/sarif.ts'
import { absent, vectorFolder } from '../../conformance/vector-folder.ts'
import { listOf, packetContents, RULES, streamOf } from '../../fixtures/packet-contents.ts'
import { sha256 } from '../../fixtures/packet-keys.ts'

const SCHEMAS = vectorFolder('schemas')

interface Log {
  runs: {
    tool: { driver: { rules: { id: string }[] } }
    results: {
      ruleId: string
      ruleIndex: number
      level: string
      locations: { physicalLocation?: { region: { startLine: number } } }[]
      partialFingerprints: Record<string, string>
      suppressions: unknown[]
    }[]
  }[]
}

async function logOf(findings = packetContents(4).findings): Promise<string> {
  const places = recordPlaces()
  for await (const { source, index } of packetContents(4).records()) places.add(source, index)
  const tool = { name: 'Docket', version: '0.1.0' }
  return (await listOf(sarifPieces(findings(), { tool, rules: RULES, places, hash: sha256 }))).join('')
}

it('is valid SARIF 2.1.0, with findings and without', async (context) => {
  if (SCHEMAS === null) return context.skip(absent('schemas'))
  // Draft 4 by name; nothing in it but `id` is read otherwise by the drafts that ajv knows.
  const ajv = new Ajv({ strict: false, validateFormats: false })
  const {
    $schema: _draft,
    id: _id,
    ...schema
  } = JSON.parse(readFileSync(join(SCHEMAS, 'sarif-schema-2.1.0.json'), 'utf8')) as Record<string, unknown>
  const validate = ajv.compile(schema)
  for (const log of [await logOf(), await logOf(streamOf([]))]) {
    expect(validate(JSON.parse(log)), JSON.stringify(validate.errors)).toBe(true)
    expect(validate({ ...(JSON.parse(log) as object), version: '2.2' })).toBe(false)
  }
})

it('points to the rule, to the line of the record, and marks what is excepted', async () => {
  const run = (JSON.parse(await logOf()) as Log).runs[0]!
  const [first, second] = run.results
  expect(run.tool.driver.rules[first!.ruleIndex]!.id).toBe('BD-01')
  // Eight records of source 1 stand before those of source 2.
  expect(first!.locations[0]!.physicalLocation!.region.startLine).toBe(9)
  expect(first!.suppressions).toHaveLength(1)
  expect(second!.ruleId).toBe('RP-02')
  expect(second!.suppressions).toHaveLength(0)
  expect(second!.level).toBe('error')
})

it('gives each finding a fingerprint of its own', async () => {
  const { results } = (JSON.parse(await logOf()) as Log).runs[0]!
  const prints = results.map(({ partialFingerprints }) => partialFingerprints['docketFinding/1'])
  expect(new Set(prints).size).toBe(results.length)
})
