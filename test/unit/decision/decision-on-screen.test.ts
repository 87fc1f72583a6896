import { copyFileSync } from 'node:fs'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HearingPool } from '../../../electron/engine-host/hearing-pool.ts'
import { IntakePool } from '../../../electron/engine-host/intake-pool.ts'
import { startReplayPool } from '../../../electron/engine-host/replay-pool.ts'
import { decisionView } from '../../../shared/engine/decision/decision-view.ts'
import { hearAgain } from '../../../shared/engine/decision/hear-again.ts'
import { policyRules } from '../../../shared/engine/decision/policy-rules.ts'
import { runTimeline } from '../../../shared/engine/decision/run-timeline.ts'
import { importFiles } from '../../../shared/engine/import-files.ts'
import type { OpenEvaluator } from '../../../shared/engine/rebuild-case.ts'
import { openCaseFile } from '../../../shared/engine/open-case-file.ts'
import { rawRecord } from '../../../shared/engine/record/raw-record.ts'
import { recordProof } from '../../../shared/engine/record/record-proof.ts'
import { DecisionView } from '../../../shared/model/decision-view.ts'
import { SAMPLE_EXPECTED, SAMPLE_FILES } from '../../../shared/samples/index.ts'
import { caseFolder } from '../../fixtures/case-evidence.ts'

const incident = { id: SAMPLE_EXPECTED.incident.decision }
const folder = caseFolder()
const path = folder.path('sample.docket')
const evaluator: OpenEvaluator = (versions, { evaluationBudgetMs }) =>
  startReplayPool({ versions, evaluationBudgetMs, threads: 1 })
let file: ReturnType<typeof openCaseFile>

beforeAll(async () => {
  const reader = new IntakePool(1)
  const how = { reader, evaluator, by: 'auditor', now: () => new Date('2026-06-01T00:00:00Z') }
  await importFiles(path, SAMPLE_FILES, { format: undefined, rebuild: 'after' }, how)
  await reader.close()
  file = openCaseFile(path, 'read-only')
})
afterAll(() => {
  file.close()
  folder[Symbol.dispose]()
})

describe('the incident on screen', () => {
  it('puts the input that nobody approved first, with the line that reads it', () => {
    const { attributes, boundary, saw } = decisionView(file, incident)
    expect(boundary).toBe('outside')
    expect(attributes.map(({ name, approved, read }) => [name, approved, read])).toEqual([
      [SAMPLE_EXPECTED.incident.input, 'no', 'yes'],
      ['risk.score', 'yes', 'yes'],
      ['subject.department', 'yes', 'yes'],
      ['subject.employmentType', 'yes', 'yes'],
    ])
    const line = attributes[0]?.readAt?.line
    expect(
      saw.filter((each) => each.line === line && each.value === '"HQ"').every(({ breach }) => breach),
    ).toBe(true)
    expect(attributes.filter(({ over }) => over).map(({ name }) => name)).toEqual(['risk.score'])
  })

  it('tells its run in order of time, with one step for a transition that several records tell', () => {
    const { records, lengthMs, startStage } = runTimeline(file, incident, { limit: 300 })
    const offsets = records.map(({ offsetMs }) => offsetMs)
    expect(offsets).toEqual(offsets.toSorted((a, b) => a - b))
    expect([startStage, offsets[0], offsets.at(-1)]).toEqual(['intake', 0, lengthMs])
    const steps = records.flatMap(({ step, decision }) => step ?? decision?.step ?? [])
    expect(steps.map(({ to }) => to)).toEqual(['enrich', 'evaluate', 'assign', 'notify', 'done'])
    expect(
      records.filter(({ decision }) => decision?.asked === true).map(({ facts }) => facts[0]?.fact),
    ).toEqual(['outcome'])
  })

  it('gives a run page by page, around the decision where none is asked for', () => {
    const whole = runTimeline(file, incident, { limit: 300 })
    const page = runTimeline(file, incident, { limit: 4 })
    expect(page.total).toBe(whole.records.length)
    expect(page.records).toEqual(whole.records.slice(page.at, page.at + 4))
    expect(page.records.some(({ decision }) => decision?.asked)).toBe(true)
    expect(runTimeline(file, incident, { at: 8, limit: 4 }).records).toHaveLength(4)
  })

  it('marks the lines of the rule that decided', () => {
    const { heard, policy } = decisionView(file, incident)
    const { rules } = policyRules(file, { policy: policy!.id, version: policy!.version })
    const determining = rules?.filter(({ id }) => heard.replayed.rules?.includes(id))
    expect(determining?.map(({ id, from, to }) => [id, from, to])).toEqual([['ap-finance', 1, 11]])
  })

  it('is heard again with the answer that the rebuild kept, and with the rules of the version in force', async () => {
    const { heard } = decisionView(file, incident)
    const hearing = new HearingPool()
    const again = await hearAgain(file, incident, (versions, budgetMs) => hearing.of(versions, budgetMs))
    expect(again.recorded.outcome).toBe(heard.replayed.outcome)
    expect(again.recorded.rules).toEqual(heard.replayed.rules)
    expect(again.inForce).toEqual({ outcome: 'deny', rules: [], why: null })
  })
})

describe('every decision of the sample', () => {
  it('can be shown, whatever it lacks', () => {
    for (const { ord, json } of file.decisions.iterate()) {
      const { id } = JSON.parse(json) as { id: string }
      const view = DecisionView.parse(decisionView(file, { id, ord }))
      expect(view.told).toBe(true)
      const run = runTimeline(file, { id, ord }, { limit: 300 })
      expect(run.records.filter(({ decision }) => decision?.asked === true)).toHaveLength(1)
    }
  })
})

describe('a place in the order of the rebuild', () => {
  it('that is another’s by now does not hide a decision whose id is its own', () => {
    const { ord } = decisionView(file, incident)
    expect(decisionView(file, { ...incident, ord: ord + 1 }).ord).toBe(ord)
    expect(() => decisionView(file, { id: 'nobody', ord })).toThrow(
      expect.objectContaining({ code: 'DECISION_NOT_FOUND' }),
    )
  })
})

describe('a record', () => {
  it('shows where it tells an attribute', () => {
    const place = decisionView(file, incident).attributes[0]!.place!
    const { piece } = rawRecord(file, place, { mark: { attribute: 'context.location' } })
    const text = piece.content.kind === 'text' ? piece.content.text : ''
    expect(piece.hits.map(({ from, to }) => text.slice(from, to))).toEqual([
      '{"name":"context.location","value":"HQ","source":"badge-gw","asOf":"2026-05-14T02:12:08.020Z"}',
    ])
  })

  it('knows its offset, as quarantine kept it', () => {
    for (const { id } of file.sources.list())
      for (const { index, byteOffset } of file.quarantine.page(id, 0))
        expect(file.lines.offset(id, index)).toBe(byteOffset)
  })

  it('says of a line that only repeats another which one counts', () => {
    const of = file.sources.list().find(({ duplicates }) => (duplicates ?? 0) > 5)!
    const repeats = Array.from(
      { length: of.state.lines },
      (_, line) => rawRecord(file, `s${of.id}:${line}`, {}).repeats,
    )
    expect(repeats.filter((each) => each !== null)).toHaveLength(of.duplicates!)
  })

  it('shows what is no UTF-8 byte by byte, with the bad one', () => {
    const [bad] = file.sources.list().flatMap(({ id }) =>
      file.quarantine
        .page(id, 0)
        .filter(({ reason }) => reason === 'bad-utf8')
        .map(({ index }) => `s${id}:${index}`),
    )
    const { piece, kind } = rawRecord(file, bad!, {})
    expect([kind, piece.content.kind]).toEqual(['quarantined', 'bytes'])
    const bytes = Buffer.from(piece.content.kind === 'bytes' ? piece.content.base64 : '', 'base64')
    expect(bytes[piece.fault!.from]).toBeGreaterThan(0x7f)
  })

  it('is refused by a name where there is none of that place', () => {
    expect(() => rawRecord(file, 's1:99999999', {})).toThrow(
      expect.objectContaining({ code: 'RECORD_NOT_FOUND' }),
    )
    expect(() => recordProof(file, 's99:0')).toThrow(expect.objectContaining({ code: 'RECORD_NOT_FOUND' }))
  })

  it('is proven to be in the file that was imported, first line and last', () => {
    for (const { id, state } of file.sources.list())
      for (const line of [0, 255, 256, state.lines - 1].filter((each) => each < state.lines))
        expect(recordProof(file, `s${id}:${line}`)).toMatchObject({ state: 'holds', size: state.lines })
  })

  it('is not proven where its bytes are others, though the case says nothing of it', () => {
    const forged = folder.path('forged.docket')
    copyFileSync(path, forged)
    const place = decisionView(file, incident).attributes[0]!.place!
    forge(
      forged,
      'r-88213","workflow":{"id":"joiner","version":"3.2.0"},"subject":{"type":"User","id":"u-2041"},"stream":{"id":"orchestrator","seq":205336},"attributes":[{"name":"context.location","value":"HQ',
      'HX',
    )
    using other = openCaseFile(forged, 'read-only')
    expect(rawRecord(other, place, {}).piece.content).toMatchObject({ text: expect.stringContaining('"HX"') })
    const { state, fault } = recordProof(other, place)
    expect([state, fault]).toEqual(['does-not-hold', expect.stringContaining('another root')])
    const neighbour = `${place.split(':')[0]}:${Number(place.split(':')[1]) + 1}`
    expect(recordProof(other, neighbour).state).toBe('holds')
  })
})

/** Changes the last two bytes of a text in the raw blocks, as somebody with a hand on the file could. */
function forge(path: string, text: string, end: string): void {
  const database = new Database(path)
  const blocks = database.prepare<[], { id: number; zstd: Buffer }>('SELECT id, zstd FROM raw_block').all()
  const set = database.prepare('UPDATE raw_block SET zstd = ? WHERE id = ?')
  for (const { id, zstd } of blocks) {
    const raw = zstdDecompressSync(zstd)
    const at = raw.indexOf(text)
    if (at < 0) continue
    raw.write(end, at + text.length - end.length)
    set.run(zstdCompressSync(raw), id)
  }
  database.close()
}
