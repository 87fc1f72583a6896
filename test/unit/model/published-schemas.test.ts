import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { publishedSchemas } from '../../../shared/model/published-schemas.ts'

const folder = new URL('../../../shared/model/schema/', import.meta.url)

describe('the published JSON Schemas', () => {
  it('are what the model says; else run `npm run schemas`', () => {
    const lying = new Map(
      readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]),
    )
    expect(Object.fromEntries(lying)).toEqual(Object.fromEntries(publishedSchemas()))
  })

  it('take a record of formats.md and refuse one whose outcome is none', () => {
    const schema = JSON.parse(publishedSchemas().get('evidence-record.schema.json') as string)
    const validate = new Ajv2020({ strict: false, formats: { 'date-time': true } }).compile(schema)
    const record = {
      id: 'e-1',
      time: '2026-05-04T02:13:07.412Z',
      run: 'r-17',
      workflow: { id: 'joiner', version: '3.2.0' },
      outcome: { value: 'permit', reason: null },
    }
    expect(validate(record)).toBe(true)
    expect(validate({ ...record, outcome: { value: 'maybe' } })).toBe(false)
    expect(validate({ ...record, id: '' })).toBe(false)
  })
})
