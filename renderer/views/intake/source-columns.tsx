import type { ReactNode } from 'react'
import { Digest } from '../../components/digest.tsx'
import type { Column } from '../../components/table.tsx'
import { bytes, count, counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { formatWords } from './format-words.ts'
import { FormatChoice } from './format-choice.tsx'
import { RowState } from './row-state.tsx'
import type { Row, Work } from './rows.ts'
import css from './intake.module.css'

/** Of a narrow window's table, accepted lines and digest are left to the detail. */
export function sourceColumns(
  caseToken: string,
  work: Work | undefined,
  isWide: boolean,
): readonly Column<Row>[] {
  const number = (key: string, head: string, value: (row: Row) => ReactNode): Column<Row> => ({
    key,
    head,
    align: 'right',
    cell: value,
  })
  return [
    {
      key: 'id',
      head: <span className="unseen">Id</span>,
      cell: (row) => <code className={`mono-s ${css.id}`}>{idOf(row)}</code>,
    },
    {
      key: 'name',
      head: 'Source',
      wide: true,
      cell: (row) => (
        <code className="mono-s" title={visible(nameOf(row))}>
          {visible(nameOf(row))}
        </code>
      ),
    },
    { key: 'format', head: 'Recognised as', cell: (row) => <RecognisedAs row={row} caseToken={caseToken} /> },
    number('size', 'Size', sizeOf),
    number('read', 'Read', (row) => (row.kind === 'source' ? count(row.source.records) : '')),
    ...(isWide ? [number('accepted', 'Accepted', acceptedOf)] : []),
    number('quarantine', 'Quarantine', quarantinedOf),
    ...(isWide
      ? [
          {
            key: 'digest',
            head: 'SHA-256 of the file',
            cell: (row: Row) => <DigestOf row={row} />,
          },
        ]
      : []),
    { key: 'state', head: 'State', cell: (row) => <RowState row={row} work={work} /> },
  ]
}

function idOf(row: Row): string {
  return row.kind === 'source' ? `s${row.source.id}` : ''
}

function nameOf(row: Row): string {
  switch (row.kind) {
    case 'source':
      return row.source.name
    case 'definition':
      return row.definition.name
    case 'waiting':
      return row.waiting.file.name
  }
}

function RecognisedAs({ row, caseToken }: { readonly row: Row; readonly caseToken: string }) {
  switch (row.kind) {
    case 'source':
      return <Format name={row.source.format} />
    case 'definition': {
      const { kind, format, holds, problem } = row.definition
      const held = kind === 'policies' && problem === null ? `, ${counted(holds, 'version')}` : ''
      return <Format name={format} more={held} />
    }
    case 'waiting':
      return <FormatChoice waiting={row.waiting} caseToken={caseToken} />
  }
}

function Format({ name, more = '' }: { readonly name: string; readonly more?: string }) {
  return (
    <>
      {formatWords(name)}{' '}
      <span className="ink-3">
        {name}
        {more}
      </span>
    </>
  )
}

function sizeOf(row: Row): string {
  switch (row.kind) {
    case 'source':
      return bytes(row.source.bytes)
    case 'definition':
      return bytes(row.definition.bytes)
    case 'waiting':
      return row.waiting.file.bytes === null ? '' : bytes(row.waiting.file.bytes)
  }
}

function acceptedOf(row: Row): string {
  return row.kind === 'source' ? count(row.source.records - row.source.quarantined) : ''
}

function quarantinedOf(row: Row): ReactNode {
  if (row.kind !== 'source') return ''
  const { quarantined } = row.source
  return quarantined === 0 ? <span className="ink-3">0</span> : <b>{count(quarantined)}</b>
}

function DigestOf({ row }: { readonly row: Row }) {
  if (row.kind === 'source' && row.source.sha256 === null)
    return <span className="ink-3">when read to the end</span>
  if (row.kind === 'waiting') return null
  return <Digest value={row.kind === 'source' ? row.source.sha256 : row.definition.sha256} />
}
