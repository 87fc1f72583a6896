import { basename } from 'node:path'
import type { CaseFile } from '../../casefile/case-file.ts'
import type { InputLine } from '../../model/input-register.ts'
import { csvRow } from '../csv-row.ts'
import { writeWhole } from '../write-whole.ts'
import { wholeRegister } from './input-register.ts'

const COLUMNS = [
  'input',
  'standing',
  'evaluated',
  'unapproved',
  'read by a policy',
  'workflow',
  'version',
  'owner',
  'sources',
  'age limit',
  'reviewed every',
  'last reviewed',
  'due',
  'overdue',
]

/**
 * Writes the register as CSV (RFC 4180; no cell is a formula): a row for each workflow version that approves an input,
 * and one for an input that none approves. Throws CANCELLED, FILE_UNWRITABLE.
 */
export async function exportInputs(
  file: CaseFile,
  path: string,
  { signal }: { readonly signal?: AbortSignal | undefined },
): Promise<{ name: string; bytes: number; rows: number }> {
  const rows = wholeRegister(file).lines.flatMap(rowsOf)
  const text = [COLUMNS, ...rows].map((row) => `${csvRow(row)}\r\n`).join('')
  const { bytes } = await writeWhole(path, one(text), { signal })
  return { name: basename(path), bytes, rows: rows.length }
}

function rowsOf({ name, standing, evaluated, unapproved, read, approvals }: InputLine): readonly string[][] {
  const head = [name, standing, text(evaluated), text(unapproved), read]
  if (approvals.length === 0) return [[...head, ...COLUMNS.slice(head.length).map(() => '')]]
  return approvals.map(({ workflow, version, owner, sources, maxAge, every, last, due, overdue }) => [
    ...head,
    workflow,
    version,
    owner ?? '',
    sources === null ? 'any' : sources.join(' '),
    maxAge ?? '',
    every ?? '',
    last ?? '',
    due ?? '',
    overdue ? 'yes' : 'no',
  ])
}

function text(count: number | null): string {
  return count === null ? '' : String(count)
}

async function* one(text: string): AsyncGenerator<string> {
  yield text
}
