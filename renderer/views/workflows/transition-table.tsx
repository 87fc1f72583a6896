import type { TransitionLine, WorkflowInFull } from '../../../shared/contract/workflows.ts'
import { BoundaryIcon, SeverityMark } from '../../components/marks.tsx'
import { Table } from '../../components/table.tsx'
import { addressOf } from '../../store/route.ts'
import { count, counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { isDeviation, isExcepted } from './line-words.ts'
import { decisionsOf, howOften, keyOf, stayText } from './names.ts'
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
  const { transitions, tallied, more, furtherTaken } = workflow
  return (
    <>
      <Table
        label="Transitions"
        keys="Transitions"
        rows={transitions}
        keyOf={keyOf}
        focused={chosen}
        onFocus={(row) => onChoose(keyOf(row))}
        mark={(row) => (isDeviation(row) && !isExcepted(row) ? 'outside' : undefined)}
        columns={[
          { key: 'id', head: 'Transition', cell: (row) => <Name row={row} /> },
          {
            key: 'way',
            head: 'From, to',
            wide: true,
            cell: ({ from, to }) => (
              <span title={visible(`${from} to ${to}`)}>
                {visible(from)} <Arrow /> {visible(to)}
              </span>
            ),
          },
          {
            key: 'function',
            head: 'Line function',
            cell: ({ function: line }) =>
              line === null ? '' : <code className={`mono-s ${css.short}`}>{visible(line)}</code>,
          },
          {
            key: 'policy',
            head: 'Policy',
            cell: ({ policy }) =>
              policy === null ? (
                ''
              ) : (
                <a className={css.short} href={addressOf({ screen: 'policies', parts: [policy] })}>
                  {visible(policy)}
                </a>
              ),
          },
          {
            key: 'taken',
            head: 'Taken',
            align: 'right',
            cell: (row) => (tallied ? <Taken workflow={workflow} row={row} /> : ''),
          },
          { key: 'median', head: 'Median', align: 'right', cell: ({ median }) => stayText(median) },
          { key: 'p95', head: '95 %', align: 'right', cell: ({ p95 }) => stayText(p95) },
          { key: 'findings', head: 'Findings', cell: (row) => <Findings row={row} /> },
        ]}
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
