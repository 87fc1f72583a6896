import { useState } from 'react'
import type { QuarantinedRow, SourceRow } from '../../../shared/contract/intake.ts'
import { useAnswer } from '../../client/answers.ts'
import { Button } from '../../components/button.tsx'
import { SectionHead } from '../../components/head.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { Panes } from '../../components/panes.tsx'
import { Scroll } from '../../components/screen.tsx'
import { type Column, Table } from '../../components/table.tsx'
import type { OpenCase } from '../../store/case.ts'
import { go, type Route } from '../../store/route.ts'
import { count, counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { QuarantinedLine } from './quarantined-line.tsx'
import { RecognisedSection } from './recognised-section.tsx'
import css from './intake.module.css'

const PAGE = 200

const COLUMNS: readonly Column<QuarantinedRow>[] = [
  { key: 'line', head: 'Line', align: 'right', cell: ({ index }) => count(index + 1) },
  { key: 'byte', head: 'Byte', align: 'right', cell: ({ byteOffset }) => count(byteOffset) },
  {
    key: 'reason',
    head: 'Reason',
    wide: true,
    cell: ({ detail }) => <span title={visible(detail)}>{visible(detail)}</span>,
  },
]

/** The lines of a source that are no record, and the one that has the focus, between its neighbours. */
export function Quarantine({
  source,
  opened,
  route,
  isWide,
}: {
  readonly source: SourceRow
  readonly opened: OpenCase
  readonly route: Route
  readonly isWide: boolean
}) {
  const from = numberOf(route.query['from']) ?? 0
  // Where the pages before this one began: a page knows only what comes after it.
  const [before, setBefore] = useState<readonly number[]>([])
  const { value, error } = useAnswer(
    'quarantine.page',
    { case: opened.case, source: source.id, from, limit: PAGE },
    { keep: true },
  )
  const rows = value?.rows ?? []
  const index = numberOf(route.query['line']) ?? rows[0]?.index ?? null
  const at = rows.findIndex((row) => row.index === index)
  const show = (page: number, line: number | null) =>
    go(
      {
        screen: 'intake',
        parts: [`s${source.id}`],
        query: {
          ...(page === 0 ? {} : { from: String(page) }),
          ...(line === null ? {} : { line: String(line) }),
        },
      },
      { history: 'replace' },
    )
  const list = (
    <Scroll ground="inset" pane>
      <SectionHead
        title="Quarantine"
        about={`s${source.id}, ${counted(source.quarantined, 'line kept as it is', 'lines kept as they are')}`}
      />
      {error === undefined ? null : <ErrorNotice doing="List the quarantine" error={error} />}
      <Table
        label="Quarantine"
        columns={COLUMNS}
        rows={rows}
        keyOf={(row) => String(row.index)}
        focused={index === null ? null : String(index)}
        onFocus={(row) => show(from, row.index)}
        height="detail"
      />
      {value === undefined || (value.next === null && from === 0) ? null : (
        <div className={css.pager}>
          <Button
            size="small"
            disabled={from === 0}
            onClick={() => {
              show(before.at(-1) ?? 0, null)
              setBefore(before.slice(0, -1))
            }}
          >
            Lines before
          </Button>
          <Button
            size="small"
            disabled={value.next === null}
            onClick={() => {
              setBefore([...before, from])
              show(value.next ?? 0, null)
            }}
          >
            Lines after
          </Button>
          <span className="ink-2">
            {rows.length} of {count(value.total)}
          </span>
        </div>
      )}
    </Scroll>
  )
  return (
    <Panes
      kept="intake quarantine"
      side="first"
      size={isWide ? 320 : 264}
      least={200}
      most={640}
      first={list}
      second={
        <Scroll pane>
          {index === null ? null : (
            <QuarantinedLine
              opened={opened}
              source={source}
              index={index}
              onStep={(step) => {
                const row = rows[at + step]
                if (row !== undefined) show(from, row.index)
              }}
            />
          )}
          <RecognisedSection source={source} />
        </Scroll>
      }
    />
  )
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : undefined
}
