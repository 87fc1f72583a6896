import { Check, Minus, OctagonAlert, Play, type LucideIcon } from 'lucide-react'
import { useJob } from '../../store/jobs.ts'
import type { Waiting } from '../../store/intake.ts'
import type { Row } from './rows.ts'
import css from './intake.module.css'

/** How a row stands, in ink. */
export function RowState({ row }: { readonly row: Row }) {
  switch (row.kind) {
    case 'source':
      if (row.source.status === 'complete') return <State icon={Check} word="imported" />
      return row.waiting !== undefined && row.waiting.job !== null ? (
        <WaitingState waiting={row.waiting} />
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
      return <WaitingState waiting={row.waiting} />
  }
}

function WaitingState({ waiting: { as, job, end } }: { readonly waiting: Waiting }) {
  const running = useJob(job?.id ?? null)
  if (job !== null) {
    const at = running?.progress?.item
    if (at === job.item && running?.progress?.phase === 'import')
      return <State icon={Play} word="importing" heavy />
    if (at !== undefined && at > job.item) return <State icon={Check} word="read" />
    return <span className="ink-3">waits its turn</span>
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
