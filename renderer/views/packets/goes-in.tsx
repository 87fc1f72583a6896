import { useCallback, useState } from 'react'
import type { DecisionLine } from '../../../shared/contract/decisions.ts'
import type { WireError } from '../../../shared/contract/envelope.ts'
import type { PacketPreview } from '../../../shared/contract/packets.ts'
import { Empty } from '../../components/empty.tsx'
import { SectionHead } from '../../components/head.tsx'
import { usePages } from '../../client/use-pages.ts'
import { LongTable, type LongColumn } from '../../components/long-table.tsx'
import { OutcomeMark, VerdictMark } from '../../components/marks.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { RecordedCode } from '../../components/recorded-code.tsx'
import { sentenceText } from '../../components/sentence.tsx'
import { TableTime, useZoneWord } from '../../components/time.tsx'
import { useWide } from '../../components/wide.ts'
import type { OpenCase } from '../../store/case.ts'
import { usePrefs } from '../../store/prefs.ts'
import { addressOf } from '../../store/route.ts'
import { count, counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import type { Filter } from './choice.ts'
import { FilesTable } from './files-table.tsx'
import css from './new-packet.module.css'

/** Exactly what goes in: the decisions, whole runs of records, and the files of the packet. */
export function GoesIn({
  opened,
  filter,
  preview,
  error,
}: {
  readonly opened: OpenCase
  readonly filter: Filter | null
  readonly preview: PacketPreview | undefined
  readonly error: WireError | undefined
}) {
  if (error !== undefined) return <ErrorNotice doing="Preview the packet" error={error} />
  if (filter === null)
    return (
      <Empty what="Nothing is chosen yet.">
        Choose at the left which decisions go in: those under a finding, what a list shows, by conditions, or
        all of them.
      </Empty>
    )
  if (preview === undefined) return null
  if (preview.decisions === 0)
    return (
      <Empty what="No decision of this case is chosen so.">Loosen a condition, or choose otherwise.</Empty>
    )
  return (
    <div className={css.pane} data-pane="">
      <ChosenDecisions opened={opened} filter={filter} total={preview.decisions} />
      <div className={css.files} role="region" aria-label="Runs and files" tabIndex={0}>
        <WholeRuns preview={preview} />
        <FilesTable preview={preview} />
      </div>
    </div>
  )
}

function ChosenDecisions({
  opened,
  filter,
  total,
}: {
  readonly opened: OpenCase
  readonly filter: Filter
  readonly total: number
}) {
  const [range, setRange] = useState<readonly [number, number]>([0, 0])
  const onRange = useCallback((first: number, last: number) => setRange([first, last]), [])
  const [focused, setFocused] = useState<DecisionLine | null>(null)
  const zone = usePrefs((prefs) => prefs.zone)
  const columns = useDecisionColumns()
  const list = { filter, sort: { by: 'time', order: 'up' } } as const
  const { rowAt, error, waiting } = usePages('decisions.rows', { case: opened.case, ...list }, ...range)
  const open = ({ id, ord }: DecisionLine) => {
    window.location.hash = addressOf({ screen: 'decisions', parts: [id], query: { ord: String(ord) } })
  }
  return (
    <section className={css.list} aria-label="Decisions that go in">
      <SectionHead title={counted(total, 'decision')} about="these, and no other" />
      {error === undefined ? (
        <LongTable
          label="Decisions that go in"
          columns={columns}
          total={total}
          rowAt={rowAt}
          keyOf={({ ord }) => String(ord)}
          nameOf={(row) => sentenceText(row, zone)}
          focused={focused === null ? null : String(focused.ord)}
          onFocus={setFocused}
          onOpen={open}
          onRange={onRange}
          waiting={waiting}
          keys={{ scope: 'Decisions that go in' }}
        />
      ) : (
        <ErrorNotice doing="List the decisions" error={error} />
      )}
    </section>
  )
}

function useDecisionColumns(): readonly LongColumn<DecisionLine>[] {
  const zone = useZoneWord()
  const wide = useWide()
  return [
    {
      key: 'time',
      head: `Time, ${zone}`,
      width: 152,
      cell: ({ time }) => <TableTime at={time} precision="s" />,
    },
    {
      key: 'id',
      head: 'Decision',
      width: 'rest',
      cell: ({ id, ord }) => (
        <a
          className="mono-s"
          href={addressOf({ screen: 'decisions', parts: [id], query: { ord: String(ord) } })}
          tabIndex={-1}
        >
          {visible(id)}
        </a>
      ),
    },
    ...(wide
      ? [
          {
            key: 'subject',
            head: 'Subject',
            width: 76,
            cell: ({ subject }: DecisionLine) => <RecordedCode value={subject} />,
          } as const,
          {
            key: 'outcome',
            head: 'Outcome',
            width: 84,
            cell: ({ outcome }: DecisionLine) => (
              <OutcomeMark outcome={outcome === null ? null : visible(outcome)} />
            ),
          } as const,
        ]
      : []),
    { key: 'verdict', head: 'Replay', width: 112, cell: ({ verdict }) => <VerdictMark verdict={verdict} /> },
  ]
}

/** Why more than the decisions goes in, and from where. */
function WholeRuns({ preview }: { readonly preview: PacketPreview }) {
  const { exact, runs, records, sources, othersInRuns } = preview
  const about = exact ? '' : 'about '
  return (
    <section>
      <SectionHead
        title="Whole runs"
        about={`${about}${counted(runs, 'run')}, ${counted(records, 'record')}`}
      />
      <p className={css.words}>
        All records of a run go in, so that it can be rebuilt:{' '}
        {sources.map(({ id, name, records: of }, at) => (
          <span key={id}>
            {at === 0 ? '' : ', '}
            <b>
              {about}
              {count(of)}
            </b>{' '}
            of s{id} {visible(name)}
          </span>
        ))}
        .
        {othersInRuns === 0
          ? ''
          : ` They show ${about}${counted(othersInRuns, 'decision')} more that ${othersInRuns === 1 ? 'was' : 'were'} not chosen and ${othersInRuns === 1 ? 'is' : 'are'} not in the counts.`}
        {exact ? '' : ' So many decisions are reckoned from a part of them, spread over all.'}
      </p>
    </section>
  )
}
