import { BoundaryMark, SeverityMark } from '../../components/marks.tsx'
import type { Severity } from '../../../shared/model/words.ts'
import { count } from '../../words/numbers.ts'
import css from './rule-list.module.css'

/** A rule in the list: how grave, which, how many findings stand and how many are excepted. */
export function RuleRow({
  code,
  severity,
  title,
  open,
  excepted,
  href,
  here,
}: {
  readonly code: string
  readonly severity: Severity
  readonly title: string
  readonly open: number
  readonly excepted: number
  readonly href: string
  readonly here: boolean
}) {
  const none = open + excepted === 0
  return (
    <a
      href={href}
      className={`${css.rule} ${here ? css.here : ''} ${none ? css.none : ''}`}
      aria-current={here ? 'true' : undefined}
      tabIndex={here ? 0 : -1}
    >
      <SeverityMark severity={severity} word="unseen" />
      <code className="mono-s">{code}</code>
      <span className={css.title} title={title}>
        {title}
      </span>
      {excepted === 0 ? null : (
        <span className={css.excepted}>
          <BoundaryMark boundary="excepted" word="unseen" />
          {count(excepted)}
        </span>
      )}
      <span className={css.count}>{count(open)}</span>
    </a>
  )
}
