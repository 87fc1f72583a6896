import { Check, Minus, OctagonAlert, Play, type LucideIcon } from 'lucide-react'
import type { Waiting } from '../../store/intake.ts'
import type { Row, Work } from './rows.ts'
import css from './intake.module.css'

/** How a row stands, in ink. */
export function RowState({ row, work }: { readonly row: Row; readonly work: Work | undefined }) {
  switch (row.kind) {
    case 'source':
      if (row.source.status === 'complete') return <State icon={Check} word="imported" />
      if (row.waiting !== undefined && row.waiting.job !== null)
        return <WaitingState waiting={row.waiting} work={work} />
      return work?.subject === row.source.name ? (
        IMPORTING
      ) : (
        <State icon={OctagonAlert} word="partial" heavy />
      )
    case 'definition':
      return row.definition.problem === null ? (
        <State icon={Check} word="imported" />
      ) : (
        <State icon={OctagonAlert} word="not readable" heavy />
      )
    case 'waiting':
      return <WaitingState waiting={row.waiting} work={work} />
  }
}

function WaitingState({
  waiting: { as, job, end },
  work,
}: {
  readonly waiting: Waiting
  readonly work: Work | undefined
}) {
  if (job !== null) {
    if (job.id !== work?.jobId || work.at < job.item) return <span className="ink-3">waits its turn</span>
    return work.at === job.item ? IMPORTING : <State icon={Check} word="read" />
  }
  if (end?.state === 'failed') return <State icon={OctagonAlert} word="stopped" heavy />
  if (end?.state === 'stopped') return <State icon={OctagonAlert} word="cancelled" heavy />
  if (end?.state === 'taken')
    return end.as.status === 'already-there' ? (
      <State icon={Minus} word="already there" />
    ) : (
      <State icon={Check} word="imported" />
    )
  if (as === undefined) return <span className="ink-3">is looked at</span>
  switch (as.kind) {
    case 'unknown':
      return <State icon={OctagonAlert} word="not known" heavy />
    case 'case':
    case 'packet':
      return <State icon={Minus} word="not to be imported" />
    default:
      return <span className="ink-2">waits for Start</span>
  }
}

const IMPORTING = <State icon={Play} word="importing" heavy />

function State({
  icon: Icon,
  word,
  heavy = false,
}: {
  readonly icon: LucideIcon
  readonly word: string
  readonly heavy?: boolean
}) {
  return (
    <span className={`${css.state} ${heavy ? css.heavy : ''}`}>
      <Icon className={css.stateIcon} aria-hidden="true" />
      {word}
    </span>
  )
}
