import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { openCase } from '../../../../shared/casefile/case-file.ts'
import { exportDecisions } from '../../../../shared/engine/decision-index/export-decisions.ts'
import { DecisionFilter } from '../../../../shared/model/decision-list.ts'
import { caseFolder, createCase, TOOLS } from '../../../fixtures/case-evidence.ts'
import { decisionOf, doneAction, findingOf } from '../../../fixtures/decision.ts'

const folder = caseFolder()
const path = folder.path('c.docket')
const out = folder.path('decisions.out')
const ALL = { filter: DecisionFilter.parse({}), sort: { by: 'id', order: 'up' } } as const
const reading = () => openCase(path, { access: 'read-only', ...TOOLS })
const leftOvers = () => readdirSync(folder.path('.')).filter((name) => name.endsWith('.part'))

beforeAll(() => {
  using file = createCase(path)
  using writer = file.replaceDerived()
  const formula = doneAction('assignRole', '=HYPERLINK("http://x","y")')
  writer.addDecision(decisionOf('d-2', { action: formula, findings: ['BD-07'] }), [findingOf('BD-07', 'd-2')])
  const value = JSON.rawJSON('9007199254740993') as unknown as { rawJSON: string }
  writer.addDecision(
    decisionOf('d-1', {
      subject: undefined,
      actor: { kind: 'agent', id: '-2+3\u202e,\n"q"', owner: undefined, onBehalfOf: undefined },
      attributes: [{ name: 'n', value, source: undefined, asOf: undefined }],
      complete: false,
    }),
    [],
  )
  for (let at = 100; at < 1500; at++) writer.addDecision(decisionOf(`d-${at}`), [])
  writer.finish({ duplicates: new Map() })
})
afterAll(() => folder[Symbol.dispose]())

describe('an export of decisions', () => {
  it('as CSV has a row each, and no cell that a spreadsheet would reckon with', async () => {
    using file = reading()
    const told: number[] = []
    const made = await exportDecisions(file, out, {
      ...ALL,
      as: 'csv',
      onProgress: ({ doneBytes, totalBytes }) => told.push(doneBytes, totalBytes!),
    })
    const text = readFileSync(out, 'utf8')
    expect(made).toEqual({ name: 'decisions.out', bytes: Buffer.byteLength(text), rows: 1402 })
    expect(told.slice(-2)).toEqual([1402, 1402])
    const [head, first, ...rest] = text.split('\r\n')
    expect(head).toMatch(/^time,id,run,.*,verdict,reason,boundary,complete,findings$/)
    expect(first).toBe(
      `2026-05-04T02:13:08.020Z,d-1,r-17,joiner,3.2.0,assign,,,,"'-2+3\\u{202e},\\u{a}""q""",permit,assignRole,erp/ap-clerk,done,role-assignment,2026.05.1,reproduced,,inside,no,`,
    )
    expect(rest.find((row) => row.includes(',d-2,'))).toBe(
      `2026-05-04T02:13:08.020Z,d-2,r-17,joiner,3.2.0,assign,,User,u-204,agent:prov-7,permit,assignRole,"'=HYPERLINK(""http://x"",""y"")",done,role-assignment,2026.05.1,reproduced,,outside,yes,BD-07`,
    )
    expect(rest.at(-1)).toBe('')
  })

  it('as NDJSON has each decision whole, integers beyond 2^53 too, in the order of the list', async () => {
    using file = reading()
    const filter = DecisionFilter.parse({
      where: [
        { field: 'id', value: 'd-?' },
        { field: 'id', value: 'd-1*' },
      ],
    })
    const { rows } = await exportDecisions(file, out, { filter, sort: ALL.sort, as: 'ndjson' })
    const lines = readFileSync(out, 'utf8').split('\n')
    expect(lines.slice(0, -1).map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(
      ['d-1', ...Array.from({ length: 1400 }, (_, at) => `d-${at + 100}`)]
        .filter((id) => id.startsWith('d-1'))
        .sort(),
    )
    expect(lines).toHaveLength(rows + 1)
    expect(lines[0]).toContain('"value":9007199254740993')
  })

  it('that is stopped leaves what was there, and nothing beside it', async () => {
    using file = reading()
    writeFileSync(out, 'as before')
    const stop = new AbortController()
    const stopped = exportDecisions(file, out, {
      ...ALL,
      as: 'csv',
      signal: stop.signal,
      onProgress: () => stop.abort(),
    })
    await expect(stopped).rejects.toMatchObject({ code: 'CANCELLED' })
    expect([readFileSync(out, 'utf8'), leftOvers()]).toEqual(['as before', []])
  })

  it('ends where the case is rebuilt meanwhile: its places are of another list', async () => {
    using file = reading()
    using writing = openCase(path, { access: 'read-write', ...TOOLS })
    let rebuilt = false
    const broken = exportDecisions(file, out, {
      ...ALL,
      as: 'ndjson',
      onProgress: () => {
        if (!rebuilt) {
          using writer = writing.replaceDerived()
          for (let at = 100; at < 1500; at++) writer.addDecision(decisionOf(`e-${at}`), [])
          writer.finish({ duplicates: new Map() })
        }
        rebuilt = true
      },
    })
    await expect(broken).rejects.toMatchObject({ code: 'CASE_LOCKED' })
    expect(leftOvers()).toEqual([])
  })

  it('is never written over a case, nor where no file can be', async () => {
    using file = reading()
    await expect(exportDecisions(file, path, { ...ALL, as: 'csv' })).rejects.toMatchObject({
      code: 'FILE_UNWRITABLE',
    })
    await expect(
      exportDecisions(file, folder.path('none/decisions.csv'), { ...ALL, as: 'csv' }),
    ).rejects.toMatchObject({ code: 'FILE_UNWRITABLE' })
  })
})
