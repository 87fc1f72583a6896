import { basename } from 'node:path'
import type { CaseFile } from '../../casefile/case-file.ts'
import { ProgressMeter } from '../../intake/progress-meter.ts'
import type { Decision } from '../../model/decision.ts'
import type { DecisionFilter, DecisionSort } from '../../model/decision-list.ts'
import { DocketError } from '../../model/error.ts'
import type { OnProgress } from '../../model/progress.ts'
import { csvRow } from '../csv-row.ts'
import { parseDecision } from '../parse-decision.ts'
import { writeWhole } from '../write-whole.ts'
import { csvCells, CSV_COLUMNS } from './csv-cells.ts'
import type { DecisionIndex } from './decision-index.ts'
import { decisionsIndexed } from './index-of-case.ts'

const ROWS_A_PIECE = 500

export interface ExportOptions {
  readonly filter: DecisionFilter
  readonly sort: DecisionSort
  readonly as: 'csv' | 'ndjson'
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: OnProgress | undefined
}

/**
 * Writes the decisions that a filter leaves, in their order: as CSV (RFC 4180; no cell is a formula) or whole, one
 * JSON text a line. The file appears whole or not at all. Nothing of the case is changed, so its custody log says
 * nothing of it. Throws USAGE, CANCELLED, CASE_DAMAGED, FILE_UNWRITABLE, and CASE_LOCKED where the case is rebuilt
 * meanwhile.
 */
export async function exportDecisions(
  file: CaseFile,
  path: string,
  { filter, sort, as, signal, onProgress }: ExportOptions,
): Promise<{ name: string; bytes: number; rows: number }> {
  if (path.endsWith('.docket'))
    throw new DocketError('FILE_UNWRITABLE', { path, problem: 'that is the name of a case' })
  const name = basename(path)
  const meter = new ProgressMeter(onProgress)
  const { index, rebuild, places } = file.snapshot(() => {
    const indexed = decisionsIndexed(file)
    return { ...indexed, places: indexed.index.order(filter, sort) }
  })
  const progress = (rows: number) =>
    ({
      phase: 'export',
      subject: name,
      doneBytes: rows,
      totalBytes: places.length,
      records: 0,
      quarantined: 0,
      decisions: rows,
    }) as const

  async function* pieces(): AsyncGenerator<string> {
    if (as === 'csv') yield `${csvRow(CSV_COLUMNS)}\r\n`
    for (let from = 0; from < places.length; from += ROWS_A_PIECE) {
      const part = places.subarray(from, from + ROWS_A_PIECE)
      yield rowsAt(file, rebuild, part)
        .map((decision, at) => line(decision, index, part[at] as number, as))
        .join('')
      meter.step(progress(from + part.length))
    }
  }
  const { bytes } = await writeWhole(path, pieces(), { signal })
  meter.end(progress(places.length))
  return { name, bytes, rows: places.length }
}

function rowsAt(file: CaseFile, rebuild: number, places: Uint32Array): readonly Decision[] {
  return file.snapshot(() => {
    if (file.meta.rebuilds !== rebuild) throw new DocketError('CASE_LOCKED', { path: file.path })
    return Array.from(places, (place) => {
      const stored = file.decisions.at(place + 1)
      if (stored !== undefined) return parseDecision(file, stored.json)
      throw new DocketError('CASE_DAMAGED', { path: file.path, problem: `decision ${place + 1} is missing` })
    })
  })
}

function line(decision: Decision, index: DecisionIndex, place: number, as: ExportOptions['as']): string {
  if (as === 'ndjson') return `${JSON.stringify(decision)}\n`
  return `${csvRow(csvCells(decision, index.boundaryAt(place)))}\r\n`
}
