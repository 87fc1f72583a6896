import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { openCase } from '../../../shared/casefile/case-file.ts'
import {
  FindingColumnBuilder,
  type FindingSegment,
} from '../../../shared/casefile/derived/finding-columns.ts'
import { findingRows } from '../../../shared/engine/finding-index/finding-rows.ts'
import { caseFolder, createCase, TOOLS } from '../../fixtures/case-evidence.ts'
import { decisionOf, findingOf } from '../../fixtures/decision.ts'
import { asSchema } from '../../fixtures/old-schema.ts'

const SHAPE = {
  code: 'BD-01',
  severity: 'medium',
  kind: 'decision',
  workflow: 'joiner',
  excepted: false,
} as const

function caseWithFindings(path: string): void {
  using file = createCase(path)
  using writer = file.replaceDerived()
  for (const id of ['a', 'b'])
    writer.addDecision(decisionOf(id, { findings: ['BD-01'] }), [findingOf('BD-01', id)])
  writer.finish({ duplicates: new Map() })
}

describe('the columns of findings', () => {
  it('are cut into segments that follow each other, each with the shapes of its own', () => {
    const segments: FindingSegment[] = []
    const builder = new FindingColumnBuilder((segment) => segments.push(segment))
    for (let at = 0; at < 40_000; at += 1)
      builder.add({ shape: { ...SHAPE, excepted: at % 3 === 0 }, about: at + 1, time: at })
    builder.end()
    expect(segments.map(({ firstOrd, count }) => [firstOrd, count])).toEqual([
      [1, 16_384],
      [16_385, 16_384],
      [32_769, 7_232],
    ])
    for (const { firstOrd, shape, shapes, about } of segments)
      for (const [at, code] of shape.entries()) {
        expect(shapes[code]?.excepted).toBe((firstOrd + at - 1) % 3 === 0)
        expect(about[at]).toBe(firstOrd + at)
      }
  })

  it('end a segment early where names of workflows are very long', () => {
    const segments: FindingSegment[] = []
    const builder = new FindingColumnBuilder((segment) => segments.push(segment))
    for (let at = 0; at < 10; at += 1)
      builder.add({ shape: { ...SHAPE, workflow: `${at}${'x'.repeat(3 << 20)}` }, about: 1, time: 0 })
    builder.end()
    expect(segments.length).toBeGreaterThan(2)
  })

  it('are of the schema of migration 0030: a case of the one before opens, and is brought up to it', () => {
    using folder = caseFolder()
    const path = folder.path('c.docket')
    caseWithFindings(path)
    asSchema(path, 20)
    using old = openCase(path, { access: 'read-only', ...TOOLS })
    expect(old.findingColumns.areThere).toBe(false)
    expect(findingRows(old, { filter: {}, order: 'up', at: 0, limit: 5 }).total).toBe(2)
    old.close()
    using brought = openCase(path, { access: 'read-write', ...TOOLS })
    expect(brought.findingColumns.areThere).toBe(false)
    expect(findingRows(brought, { filter: {}, order: 'up', at: 0, limit: 5 }).rows).toHaveLength(2)
  })

  it.each([
    ["UPDATE finding_columns SET shape = x'0000'", 'bytes of shape'],
    ["UPDATE finding_columns SET shape = x'09000900'", 'name shape 9'],
    ["UPDATE finding_columns SET time = x'ffffffffffffef7fffffffffffffef7f'", 'at no time'],
    ["UPDATE finding_columns SET shapes = '[{}]'", 'have no shapes'],
    ['UPDATE finding_columns SET first_ord = 2', 'are missing'],
    ['DELETE FROM finding WHERE ord = 2', 'tell of 2 findings'],
  ])('are refused where somebody wrote them otherwise: %s', (sql, problem) => {
    using folder = caseFolder()
    const path = folder.path('c.docket')
    caseWithFindings(path)
    const database = new Database(path)
    database.exec(sql)
    database.close()
    using file = openCase(path, { access: 'read-only', ...TOOLS })
    expect(() => findingRows(file, { filter: {}, order: 'up', at: 0, limit: 5 })).toThrow(
      expect.objectContaining({ code: 'CASE_DAMAGED', message: expect.stringContaining(problem) }),
    )
  })
})
