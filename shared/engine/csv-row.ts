import { visible } from './visible-text.ts'

/**
 * One row of RFC 4180 CSV. A cell that a spreadsheet would take for a formula is led by an apostrophe,
 * and what could mislead a terminal or an editor is made visible: the JSON has it as it was.
 */
export function csvRow(cells: readonly string[]): string {
  return cells.map(csvCell).join(',')
}

function csvCell(text: string): string {
  const seen = visible(text)
  const safe = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(seen) ? `'${seen}` : seen
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
