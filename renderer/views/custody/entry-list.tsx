import { Package, X } from 'lucide-react'
import { useCallback } from 'react'
import type { CustodyLine } from '../../../shared/contract/custody.ts'
import { Button } from '../../components/button.tsx'
import { Digest } from '../../components/digest.tsx'
import { LongTable, type LongColumn } from '../../components/long-table.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { SearchField } from '../../components/search-field.tsx'
import { TableTime, useZoneWord } from '../../components/time.tsx'
import { useWide } from '../../components/wide.ts'
import type { OpenCase } from '../../store/case.ts'
import { useWalk } from '../../store/custody.ts'
import { type CustodyFilter, fetchMore, useCustodyList } from '../../store/custody-list.ts'
import { usePrefs } from '../../store/prefs.ts'
import { count } from '../../words/numbers.ts'
import { dateTime } from '../../words/times.ts'
import { visible } from '../../words/visible.ts'
import { actWords, entryText } from './act-words.ts'
import { show, type Shown } from './shown.ts'
import css from './custody.module.css'

/** Rows before the end of what is here at which more is fetched. */
const EARLY = 40

/** The entries, newest first: a ring each on one line, a bar where a packet fixed the log. */
export function EntryList({ opened, shown }: { readonly opened: OpenCase; readonly shown: Shown }) {
  const { rows, next, waiting, error, entries } = useCustodyList()
  const { broken } = useWalk(opened.case)
  const zone = usePrefs((prefs) => prefs.zone)
  const { filter } = shown
  const wanted = JSON.stringify(filter)
  const columns = useEntryColumns(shown.entry, broken?.seq ?? null)
  const onRange = useCallback(
    (_: number, last: number) => {
      const list = useCustodyList.getState()
      if (list.waiting || list.next === null || last < list.rows.length - EARLY) return
      void fetchMore(opened.case, JSON.parse(wanted) as CustodyFilter)
    },
    [opened.case, wanted],
  )
  const sealedAt = sealsIn(rows)
  const isFiltered = filter.acts.length + filter.people.length > 0 || filter.text !== ''
  if (error !== null) return <ErrorNotice doing="List the entries" error={error} />
  return (
    <section className={css.list} aria-label="Entries" data-pane="">
      <div className={css.bar}>
        <SearchField
          label="Search entries"
          value={filter.text}
          onChange={(text) => show({ ...shown, filter: { ...filter, text } })}
        />
        {isFiltered ? (
          <Button
            weight="quiet"
            size="small"
            icon={<X aria-hidden="true" />}
            onClick={() => show({ ...shown, filter: { acts: [], people: [], text: '' } })}
          >
            Clear all filters
          </Button>
        ) : null}
        <span className={css.gap} />
        <span className="ink-2">
          <b>
            {count(rows.length)}
            {next === null ? '' : '+'}
          </b>{' '}
          of {count(entries)}, newest first
        </span>
      </div>
      {rows.length === 0 && !waiting ? (
        <p className={css.nothing}>No entry is so. Drop a filter: the log holds {count(entries)}.</p>
      ) : (
        <LongTable
          label="Entries"
          columns={columns}
          total={rows.length}
          rowAt={(index) => rows[index]}
          keyOf={({ seq }) => String(seq)}
          nameOf={(row) => entryText(row, (time) => dateTime(time, zone))}
          focused={shown.entry === null ? null : String(shown.entry)}
          onFocus={({ seq }) => show({ ...shown, entry: seq })}
          onRange={onRange}
          late={waiting}
          keys="Entries"
          above={({ seq }) => (
            <>
              <span className={`${css.chain} ${broken !== null && seq >= broken.seq ? css.broken : ''}`} />
              <Fixed packet={sealedAt.get(seq)} seq={seq} entries={entries} />
            </>
          )}
        />
      )}
    </section>
  )
}

/** Up to which entry a packet holds the log, and which packet. */
function sealsIn(rows: readonly CustodyLine[]): ReadonlyMap<number, string> {
  const seals = new Map<number, string>()
  for (const { entry } of rows) {
    const { seal, packet } = entry?.act === 'sealed' ? entry.about : {}
    if (typeof seal === 'number') seals.set(seal, typeof packet === 'string' ? packet : '')
  }
  return seals
}

/** Where a packet fixed the log: what is older stands in it too, what is newer rests on this file alone. */
function Fixed({
  packet,
  seq,
  entries,
}: {
  readonly packet: string | undefined
  readonly seq: number
  readonly entries: number
}) {
  if (packet === undefined) return null
  return (
    <div className={css.fixed}>
      <span className={css.fixedWords}>
        <Package aria-hidden="true" />
        <b>sealed up to here</b> in {visible(packet)}
        {seq < entries ? `; ${count(seq + 1)} to ${count(entries)} rest on this file or a later packet` : ''}
      </span>
    </div>
  )
}

function useEntryColumns(
  focused: number | null,
  brokenAt: number | null,
): readonly LongColumn<CustodyLine>[] {
  const zone = useZoneWord()
  const wide = useWide()
  const words = (row: CustodyLine) => (row.entry === null ? null : actWords(row.entry))
  return [
    { key: 'seq', head: 'No.', width: 56, align: 'right', cell: ({ seq }) => count(seq) },
    {
      key: 'ring',
      head: <span className="unseen">Chain</span>,
      width: 28,
      cell: ({ seq }) => (
        <span
          className={`${css.ring} ${seq === focused ? css.filled : ''} ${brokenAt !== null && seq >= brokenAt ? css.loose : ''}`}
        />
      ),
    },
    {
      key: 'time',
      head: `Time, ${zone}`,
      width: wide ? 176 : 152,
      cell: ({ entry }) =>
        entry === null ? null : <TableTime at={entry.time} precision={wide ? 'ms' : 's'} />,
    },
    { key: 'by', head: 'Who', width: 84, cell: ({ entry }) => (entry === null ? null : visible(entry.by)) },
    {
      key: 'did',
      head: 'Did',
      width: 128,
      cell: (row) => <b>{words(row)?.did ?? 'no entry: somebody else wrote this line'}</b>,
    },
    {
      key: 'on',
      head: 'On',
      width: 'rest',
      cell: (row) => <span title={words(row)?.on}>{words(row)?.on}</span>,
    },
    ...(wide
      ? [
          {
            key: 'with',
            head: 'With',
            width: 'rest',
            cell: (row: CustodyLine) => (
              <span className="ink-2" title={words(row)?.with}>
                {words(row)?.with}
              </span>
            ),
          } as const,
          {
            key: 'digest',
            head: 'Digest',
            width: 108,
            cell: ({ digest }: CustodyLine) => <Digest value={digest} />,
          },
        ]
      : []),
  ]
}
