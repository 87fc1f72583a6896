import type { ReactNode } from 'react'
import type { TransitionLine, WorkflowInFull } from '../../../shared/contract/workflows.ts'
import { BoundaryIcon, SeverityMark } from '../../components/marks.tsx'
import { type Column, Table } from '../../components/table.tsx'
import { useWide } from '../../components/wide.ts'
import { addressOf } from '../../store/route.ts'
import { count, counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { isDeviation, isExcepted } from './line-words.ts'
import { decisionsOf, howOften } from './names.ts'
import { stayText } from './stay-text.ts'
import { keyOf } from './transition-key.ts'
import css from './workflows.module.css'

/** Every transition, defined or not: all that the diagram shows, in words. */
export function TransitionTable({
  workflow,
  chosen,
  onChoose,
}: {
  readonly workflow: WorkflowInFull
  readonly chosen: string | null
  readonly onChoose: (key: string) => void
}) {
  const { transitions, more, furtherTaken } = workflow
  const wide = useWide()
  return (
    <>
      <Table
        label="Transitions"
        keys="Transitions"
        height={wide ? 'list' : 'two-lines'}
        rows={transitions}
        keyOf={keyOf}
        focused={chosen}
        onFocus={(row) => onChoose(keyOf(row))}
        mark={(row) => (isDeviation(row) && !isExcepted(row) ? 'outside' : undefined)}
        columns={wide ? wideColumns(workflow) : narrowColumns(workflow)}
      />
      {more.transitions === 0 && furtherTaken === 0 ? null : (
        <p className={css.beyond}>
          {more.transitions === 0 ? null : `${counted(more.transitions, 'transition')} more are not listed. `}
          {furtherTaken === 0
            ? null
            : `Transitions that were not kept apart were taken ${counted(furtherTaken, 'time')}.`}
        </p>
      )}
    </>
  )
}

type Columns = readonly Column<TransitionLine>[]

function wideColumns(workflow: WorkflowInFull): Columns {
  return [
    { key: 'id', head: 'Transition', cell: (row) => <Name row={row} /> },
    { key: 'way', head: 'From, to', wide: true, cell: (row) => <Way row={row} /> },
    { key: 'function', head: 'Line function', cell: (row) => <LineFunction row={row} /> },
    { key: 'policy', head: 'Policy', cell: (row) => <Policy row={row} /> },
    taken(workflow),
    { key: 'median', head: 'Median', align: 'right', cell: ({ median }) => stayText(median) },
    { key: 'p95', head: '95 %', align: 'right', cell: ({ p95 }) => stayText(p95) },
    { key: 'findings', head: 'Findings', cell: (row) => <Findings row={row} /> },
  ]
}

/** The same in two lines a row. */
function narrowColumns(workflow: WorkflowInFull): Columns {
  return [
    {
      key: 'id',
      head: 'Transition, line function',
      cell: (row) => <Two first={<Name row={row} />} second={<LineFunction row={row} />} />,
    },
    {
      key: 'way',
      head: 'From, to, policy',
      wide: true,
      cell: (row) => <Two first={<Way row={row} />} second={<Policy row={row} />} />,
    },
    taken(workflow),
    {
      key: 'times',
      head: 'Median, 95 %',
      align: 'right',
      cell: ({ median, p95 }) => <Two first={stayText(median)} second={stayText(p95)} />,
    },
    { key: 'findings', head: 'Findings', cell: (row) => <Findings row={row} /> },
  ]
}

function taken(workflow: WorkflowInFull): Column<TransitionLine> {
  return {
    key: 'taken',
    head: 'Taken',
    align: 'right',
    cell: (row) => (workflow.tallied ? <Taken workflow={workflow} row={row} /> : ''),
  }
}

function Two({ first, second }: { readonly first: ReactNode; readonly second: ReactNode }) {
  return (
    <>
      <div className={css.lineOfTwo}>{first}</div>
      <div className={css.lineOfTwo}>{second}</div>
    </>
  )
}

function Way({ row: { from, to } }: { readonly row: TransitionLine }) {
  return (
    <span title={visible(`${from} to ${to}`)}>
      {visible(from)} <Arrow /> {visible(to)}
    </span>
  )
}

function LineFunction({ row: { function: line } }: { readonly row: TransitionLine }) {
  return line === null ? null : <code className={`mono-s ${css.short}`}>{visible(line)}</code>
}

function Policy({ row: { policy } }: { readonly row: TransitionLine }) {
  return policy === null ? null : (
    <a className={css.short} href={addressOf({ screen: 'policies', parts: [policy] })}>
      {visible(policy)}
    </a>
  )
}

function Name({ row }: { readonly row: TransitionLine }) {
  const { id, decides } = row
  if (isDeviation(row))
    return (
      <span className={isExcepted(row) ? css.excepted : css.outside}>
        <BoundaryIcon boundary={isExcepted(row) ? 'excepted' : 'outside'} />
        <b className={css.short}>{visible(id)}</b>
        <span>{isExcepted(row) ? 'not defined, excepted' : 'not defined'}</span>
      </span>
    )
  return (
    <span className={css.name}>
      <b className={css.short}>{visible(id)}</b>
      {decides ? <span className="ink-2">decision</span> : null}
    </span>
  )
}

/** A transition that decides leads to its decisions. Runs are told where some took it more than once. */
function Taken({ workflow, row }: { readonly workflow: WorkflowInFull; readonly row: TransitionLine }) {
  const { id, decides, taken, runs } = row
  const words = taken > runs ? `by ${counted(runs, 'run')}` : undefined
  const often = taken === 0 ? <b>{howOften(taken)}</b> : <span title={words}>{count(taken)}</span>
  if (!decides || taken === 0) return often
  return (
    <a
      href={decisionsOf(workflow.id, { transition: id })}
      title={`Show the decisions at ${visible(id)}, of all versions`}
    >
      {often}
    </a>
  )
}

function Findings({ row: { findings, excepted, runs } }: { readonly row: TransitionLine }) {
  return findings.map(({ code, severity }) => (
    <span key={code} className={css.finding}>
      <SeverityMark severity={severity} word="unseen" />
      <a className="mono-s" href={addressOf({ screen: 'findings', parts: [code] })}>
        {code}
      </a>
      {excepted === 0 ? null : (
        <span className="ink-2">{excepted === runs ? 'all excepted' : `${count(excepted)} excepted`}</span>
      )}
    </span>
  ))
}

function Arrow() {
  return (
    <svg width="12" height="8" viewBox="0 0 12 8" role="img" aria-label="to">
      <path d="M0 4h10M7 1l3 3-3 3" className={css.arrow} />
    </svg>
  )
}
