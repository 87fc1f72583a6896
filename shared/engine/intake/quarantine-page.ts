import type { CaseFile } from '../../casefile/case-file.ts'
import { pageRows } from '../../casefile/derived/page.ts'

/** A page of a source's lines that are no record, from line `from` on; empty where there is no such source. */
export function quarantinePage(file: CaseFile, source: number, from: number, limit: number) {
  if (!file.sources.has(source)) return { rows: [], next: null, total: 0 }
  const most = pageRows(limit)
  const rows = [...file.quarantine.page(source, from, most)]
  const last = rows.at(-1)
  const isLast =
    last === undefined || rows.length < most || file.quarantine.page(source, last.index + 1, 1).length === 0
  return {
    rows,
    next: isLast ? null : last.index + 1,
    total: file.sources.get(source).state.quarantined,
  }
}
