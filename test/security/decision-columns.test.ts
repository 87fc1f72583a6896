import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { openCase } from '../../shared/casefile/case-file.ts'
import { decisionRows, decisionSummary } from '../../shared/engine/decision-index/decision-list.ts'
import { SORT_FIELDS } from '../../shared/model/decision-list.ts'
import { DocketError } from '../../shared/model/error.ts'
import { caseFolder, createCase, TOOLS } from '../fixtures/case-evidence.ts'
import { decisionOf, findingOf } from '../fixtures/decision.ts'

const folder = caseFolder()
const whole = folder.path('whole.docket')
const copy = folder.path('copy.docket')

beforeAll(() => {
  using file = createCase(whole)
  using writer = file.replaceDerived()
  for (let at = 0; at < 60; at++) {
    const id = `r-${at}/assign#1`
    const attributes = [{ name: 'risk.score', value: at, source: undefined, asOf: undefined }]
    writer.addDecision(decisionOf(id, { run: `r-${at}`, attributes, findings: ['BD-03'] }), [
      findingOf('BD-03', id),
    ])
  }
  writer.finish({ duplicates: new Map() })
})
afterAll(() => folder[Symbol.dispose]())

/** Asks everything that is answered from columns, of a copy that somebody changed with another tool. */
function refusal(...sql: readonly string[]): { readonly code: string; readonly message: string } {
  copyFileSync(whole, copy)
  const database = new Database(copy)
  for (const change of sql) database.exec(change)
  database.close()
  try {
    using file = openCase(copy, { access: 'read-only', ...TOOLS })
    const filter = { facets: {}, text: 'no such text', where: [{ field: 'id', value: '*9*' }] }
    decisionSummary(file, { facets: {} })
    decisionSummary(file, filter)
    for (const by of SORT_FIELDS)
      for (const order of ['up', 'down'] as const)
        decisionRows(file, { filter: { facets: {} }, sort: { by, order } }, { at: 0, limit: 500 })
  } catch (error) {
    if (error instanceof DocketError) return error
    throw error
  }
  return { code: 'none', message: '' }
}

const bytes = (hex: string, times = 1) => `CAST(x'${hex.repeat(times)}' AS BLOB)`

describe('columns of decisions that somebody changed', () => {
  it('are read when nobody did', () => {
    expect(refusal()).toEqual({ code: 'none', message: '' })
  })

  it.each([
    ['a column too short', `UPDATE decision_columns SET time = zeroblob(8)`, 'column time has 8 bytes'],
    ['half a number', `UPDATE decision_columns SET shape = zeroblob(121)`, 'column shape has 121 bytes'],
    [
      'a time that is none',
      `UPDATE decision_columns SET time = ${bytes('ffffffffffffffff', 60)}`,
      'at no time',
    ],
    [
      'a time past all dates',
      `UPDATE decision_columns SET time = ${bytes('000000000000f07e', 60)}`,
      'at no time',
    ],
    [
      'a shape that is not there',
      `UPDATE decision_columns SET shape = ${bytes('0700', 60)}`,
      'column shape names 7',
    ],
    ['part of a shape', `UPDATE decision_columns SET shapes = zeroblob(4)`, 'a shape is not whole'],
    ['a text that is not there', `UPDATE decision_columns SET texts = '[]'`, 'column shapes names'],
    ['texts that are no list', `UPDATE decision_columns SET texts = '{"length":40}'`, 'no list of strings'],
    ['texts that are no JSON', `UPDATE decision_columns SET texts = '['`, 'no JSON'],
    [
      'a mark of the boundary that is none',
      `UPDATE decision_columns SET texts = replace(texts, '"outside"', '"beyond"')`,
      'no boundary that there is',
    ],
    [
      'a verdict that is none',
      `UPDATE decision_columns SET texts = replace(texts, '"reproduced"', '"heard"')`,
      'no verdict that there is',
    ],
    [
      'counts that are none',
      `UPDATE decision_columns SET texts = replace(texts, '"0 1 0 0"', '"0 1e9 0 0"')`,
      'counted as nobody counts',
    ],
    [
      'more decisions than there are',
      `DELETE FROM decision WHERE ord = 60`,
      'tell of 60 decisions, and it has 59',
    ],
    [
      'fewer decisions than there are',
      `UPDATE decision SET ord = 61 WHERE ord = 60`,
      'tell of 60 decisions, and it has 61',
    ],
    [
      'a segment that begins too late',
      `UPDATE decision_columns SET first_ord = 2`,
      'columns of decision 1 are missing',
    ],
    ['no texts', `DELETE FROM decision_texts`, 'have no texts'],
    ['texts of another number of decisions', `UPDATE decision_texts SET decisions = 59`, 'have no texts'],
    [
      'ids that end before they begin',
      `UPDATE decision_texts SET id_end = x'${'05000000'.repeat(59)}00000000'`,
      'id_end',
    ],
    ['ids past their text', `UPDATE decision_texts SET id_text = zeroblob(3)`, 'column id_end ends at'],
    ['too few ids', `UPDATE decision_texts SET id_end = x'', id_text = x''`, '0 ids for 60 decisions'],
    [
      'a run that is not there',
      `UPDATE decision_texts SET run = ${bytes('ff00', 60)}`,
      'column run names 255 of 60',
    ],
    ['no run', `UPDATE decision_texts SET run = ${bytes('ffff', 60)}`, 'column run names 65535'],
    [
      'a subject that is not there',
      `UPDATE decision_texts SET subject = ${bytes('0900', 60)}`,
      'column subject names 9',
    ],
    [
      'a value that is not there',
      `UPDATE decision_texts SET value = ${bytes('3c00', 60)}`,
      'column value names 60 of 60',
    ],
    [
      'a place past the segment',
      `UPDATE decision_texts SET place = ${bytes('3c00', 60)}`,
      'column place names 60 of 60',
    ],
    [
      'more values than places',
      `UPDATE decision_texts SET value = zeroblob(122)`,
      'column value has 122 bytes',
    ],
    [
      'names past the last entry',
      `UPDATE decision_texts SET name_entries = x'ffffffff'`,
      'column name_entries ends',
    ],
    [
      'names of values that are not there',
      `UPDATE decision_texts SET name_values = x'3b000000'`,
      'column name_values ends',
    ],
    ['entries without a name', `UPDATE decision_texts SET names = '[]'`, 'column name_values has 4 bytes'],
    [
      'an order that names a decision twice',
      `UPDATE decision_order SET ords = ${bytes('01000000', 60)}`,
      'its order of decisions by',
    ],
    ['an order of decision 0', `UPDATE decision_order SET ords = zeroblob(240)`, 'its order of decisions by'],
    [
      'an order of decisions that are not there',
      `UPDATE decision_order SET ords = ${bytes('ff000000', 60)}`,
      'its order of decisions by',
    ],
    [
      'half an order',
      `UPDATE decision_order SET ords = ${bytes('01000000')} WHERE field = 'id'`,
      'by id is none',
    ],
    ['no order', `DELETE FROM decision_order WHERE field = 'time'`, 'by time is none'],
    ['an order of half a number', `UPDATE decision_order SET ords = x'0100'`, 'column ords has 2 bytes'],
    [
      'a decision that is no JSON',
      `UPDATE decision_text SET json = '{' WHERE ord = 7`,
      'decision 7 cannot be read',
    ],
    [
      'a decision without its time',
      `UPDATE decision_text SET json = '{"id":"a","run":"b"}' WHERE ord = 7`,
      'decision 7 cannot be read',
    ],
    ['a decision that is gone', `DELETE FROM decision_text WHERE ord = 7`, 'decision 7 cannot be read'],
    [
      'a number of rebuilds that is none',
      `UPDATE meta SET value = '1e3' WHERE key = 'rebuilds'`,
      'number of rebuilds',
    ],
  ])('are refused with %s', (_, sql, words) => {
    const { code, message } = refusal(sql)
    expect(code).toBe('CASE_DAMAGED')
    expect(message).toContain(words)
  })
})
