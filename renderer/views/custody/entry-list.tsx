import { Package, X } from 'lucide-react'
import { type ReactNode, useCallback } from 'react'
import type { CustodyLine } from '../../../shared/contract/custody.ts'
import { Button } from '../../components/button.tsx'
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
  const items = withBars(rows)
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
          total={items.length}
          rowAt={(index) => items[index]}
          keyOf={keyOf}
          nameOf={(item) =>
            'packet' in item ? fixedWords(item, entries) : entryText(item, (time) => dateTime(time, zone))
          }
          focused={shown.entry === null ? null : String(shown.entry)}
          onFocus={(item) => show({ ...shown, entry: beyond(item, shown.entry) })}
          onRange={onRange}
          waiting={waiting}
          keys={{ scope: 'Entries' }}
          above={(item) =>
            'packet' in item ? (
              <Fixed bar={item} entries={entries} />
            ) : (
              <span
                className={`${css.chain} ${broken !== null && item.seq >= broken.seq ? css.broken : ''}`}
              />
            )
          }
        />
      )}
    </section>
  )
}

/** Stands above the last entry that a packet holds. */
interface SealBar {
  readonly packet: string
  readonly upTo: number
}

type Item = CustodyLine | SealBar

/** The entries with a bar above each that a packet holds as its last. */
function withBars(rows: readonly CustodyLine[]): readonly Item[] {
  const seals = new Map<number, string>()
  for (const { entry } of rows) {
    const { seal, packet } = entry?.act === 'sealed' ? entry.about : {}
    if (typeof seal === 'number') seals.set(seal, typeof packet === 'string' ? packet : '')
  }
  return rows.flatMap((row): readonly Item[] => {
    const packet = seals.get(row.seq)
    return packet === undefined ? [row] : [{ packet, upTo: row.seq }, row]
  })
}

function keyOf(item: Item): string {
  return 'packet' in item ? `bar ${item.upTo}` : String(item.seq)
}

/** A bar takes no focus: it goes to the entry beyond it, from wherever one comes. */
function beyond(item: Item, from: number | null): number {
  if (!('packet' in item)) return item.seq
  return from !== null && from <= item.upTo ? item.upTo + 1 : item.upTo
}

/** Where a packet fixed the log: what is older stands in it too, what is newer rests on this file alone. */
function Fixed({ bar, entries }: { readonly bar: SealBar; readonly entries: number }) {
  return (
    <div className={css.fixed}>
      <Package aria-hidden="true" />
      <span title={fixedWords(bar, entries)}>
        <b>Sealed up to here</b> in {visible(bar.packet)}
        {restWords(bar, entries)}
      </span>
    </div>
  )
}

function fixedWords(bar: SealBar, entries: number): string {
  return `Sealed up to here in ${visible(bar.packet)}${restWords(bar, entries)}`
}

function restWords({ upTo }: SealBar, entries: number): string {
  const first = upTo + 1
  if (first > entries) return ''
  const which = first === entries ? `${count(first)} rests` : `${count(first)} to ${count(entries)} rest`
  return `; ${which} on this file, or on a later packet`
}

function useEntryColumns(focused: number | null, brokenAt: number | null): readonly LongColumn<Item>[] {
  const zone = useZoneWord()
  const wide = useWide()
  const column = (
    key: string,
    head: ReactNode,
    width: number | 'rest',
    cell: (row: CustodyLine) => ReactNode,
  ): LongColumn<Item> => ({
    key,
    head,
    width,
    align: key === 'seq' ? 'right' : 'left',
    cell: (item) => ('packet' in item ? null : cell(item)),
  })
  const words = (row: CustodyLine) => (row.entry === null ? null : actWords(row.entry))
  return [
    column('seq', 'No.', 40, ({ seq }) => count(seq)),
    column('ring', <span className="unseen">Chain</span>, 28, ({ seq }) => (
      <span
        className={`${css.ring} ${seq === focused ? css.filled : ''} ${brokenAt !== null && seq >= brokenAt ? css.loose : ''}`}
      />
    )),
    column('time', `Time, ${zone}`, wide ? 176 : 152, ({ entry }) =>
      entry === null ? null : <TableTime at={entry.time} precision={wide ? 'ms' : 's'} />,
    ),
    ...(wide ? [column('by', 'Who', 64, ({ entry }) => (entry === null ? null : visible(entry.by)))] : []),
    column('did', 'Did', 120, (row) => <b>{words(row)?.did ?? 'no entry'}</b>),
    column('on', 'On', 'rest', (row) => (
      <span title={words(row)?.on}>{words(row)?.on ?? 'somebody else wrote this line'}</span>
    )),
    ...(wide
      ? [
          column('with', 'With', 160, (row) => (
            <span className="ink-2" title={words(row)?.with}>
              {words(row)?.with}
            </span>
          )),
        ]
      : []),
  ]
}
