import { afterAll, beforeAll, expect, it } from 'vitest'
import { type CaseFile, openCase } from '../../../shared/casefile/case-file.ts'
import { caseFolder, createCase, TOOLS } from '../../fixtures/case-evidence.ts'
import { decisionOf } from '../../fixtures/decision.ts'

const folder = caseFolder()
const path = folder.path('case.docket')
/** Together more than SQLite keeps in its cache of changed pages, so that it has to write before the commit. */
const DECISIONS = 1500
const NOTE = 'x'.repeat(100_000)

beforeAll(() => {
  using file = createCase(path)
  write(file, 1)
})
afterAll(() => folder[Symbol.dispose]())

function write(file: CaseFile, decisions: number, during: () => void = () => {}): void {
  using writer = file.replaceDerived()
  const run = { id: 'r', workflow: { id: 'joiner', version: '3' }, start: 1, end: 2, lines: [] }
  writer.addRun(run)
  for (let at = 0; at < decisions; at += 1)
    writer.addDecision({ ...decisionOf(`r/assign#${at}`), note: NOTE }, [])
  during()
  writer.finish({ duplicates: new Map() })
}

it('lets a reader that waits for nobody read what was there, up to the last moment of a large rebuild', () => {
  using reader = openCase(path, { access: 'read-again', ...TOOLS })
  using file = openCase(path, { access: 'read-write', ...TOOLS })
  let seen = -1
  write(file, DECISIONS, () => {
    reader.forgetStale()
    seen = reader.decisions.count()
  })
  expect(seen).toBe(1)
  expect(reader.decisions.count()).toBe(DECISIONS)
})
