import type { BoundaryMark as Boundary } from '../../shared/contract/decisions.ts'
import type { Verdict } from '../../shared/model/decision.ts'
import type { Severity } from '../../shared/model/finding.ts'
import { Ban, ArrowRightToLine, ChevronsUp, Minus } from 'lucide-react'
import { StepUp } from './step-up.tsx'
import css from './marks.module.css'

/*
 * The five meanings, severity and outcome: one shape, one colour and one word each, everywhere. The word may be
 * left out only where the column's head or the row says it; then it is there for a screen reader.
 */

interface WordChoice {
  /** `unseen`: the head or the row says the word. */
  readonly word?: 'shown' | 'unseen'
}

export function VerdictMark({ verdict, word = 'shown' }: { readonly verdict: Verdict } & WordChoice) {
  return (
    <span className={`${css.mark} ${css[verdict]}`}>
      <VerdictIcon verdict={verdict} />
      <Word choice={word}>{verdict}</Word>
    </span>
  )
}

export function BoundaryMark({
  boundary,
  word = 'shown',
  long = false,
}: { readonly boundary: Boundary; readonly long?: boolean } & WordChoice) {
  return (
    <span className={`${css.mark} ${css[boundary]}`}>
      <BoundaryIcon boundary={boundary} />
      <Word choice={word}>{long && boundary !== 'excepted' ? `${boundary} the boundary` : boundary}</Word>
    </span>
  )
}

/** Other words for something outside the boundary, where the row says what: `not approved`. */
export function OutsideWords({ children }: { readonly children: string }) {
  return (
    <span className={`${css.mark} ${css.outside}`}>
      <BoundaryIcon boundary="outside" />
      {children}
    </span>
  )
}

function VerdictIcon({ verdict }: { readonly verdict: Verdict }) {
  switch (verdict) {
    case 'reproduced':
      return (
        <svg className={css.icon} viewBox="0 0 14 14" aria-hidden="true">
          <circle cx="7" cy="7" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.4" />
          <path d="M4.5 5.75h5M4.5 8.25h5" stroke="currentColor" strokeWidth="1.3" />
        </svg>
      )
    case 'diverged':
      return (
        <svg className={css.icon} viewBox="0 0 14 14" aria-hidden="true">
          <path d="M7 .6 13.4 7 7 13.4.6 7Z" fill="currentColor" />
          <path d="M4.4 5.9h5.2M4.4 8.1h5.2M8.6 4 5.4 10" className={css.onFill} strokeWidth="1.1" />
        </svg>
      )
    case 'unreplayable':
      return (
        <svg className={css.icon} viewBox="0 0 14 14" aria-hidden="true">
          <circle
            cx="7"
            cy="7"
            r="5.5"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.4"
            strokeDasharray="2.3 1.6"
          />
          <path d="M4.7 7h4.6" stroke="currentColor" strokeWidth="1.4" />
        </svg>
      )
  }
}

export function BoundaryIcon({ boundary }: { readonly boundary: Boundary }) {
  switch (boundary) {
    case 'outside':
      return (
        <svg className={css.icon} viewBox="0 0 14 14" aria-hidden="true">
          <path d="M8 3H1.7v9.3H11V6" fill="none" stroke="currentColor" strokeWidth="1.4" />
          <circle cx="11.4" cy="2.6" r="2.1" fill="currentColor" />
        </svg>
      )
    case 'excepted':
      return (
        <svg className={css.icon} viewBox="0 0 14 14" aria-hidden="true">
          <path
            d="M3 1.2h8M3 12.8h8M4 1.4c0 3 1.2 4 3 5.6 1.8-1.6 3-2.6 3-5.600M4 12.6c0-3 1.2-4 3-5.6 1.8 1.6 3 2.6 3 5.6"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.3"
          />
          <path d="M5.2 11.7 7 9.400l1.8 2.300Z" fill="currentColor" />
        </svg>
      )
    case 'inside':
      return (
        <svg className={css.icon} viewBox="0 0 14 14" aria-hidden="true">
          <rect
            x="1.7"
            y="1.7"
            width="10.6"
            height="10.6"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.3"
          />
          <circle cx="7" cy="7" r="1.9" fill="currentColor" />
        </svg>
      )
  }
}

const LEVEL: Readonly<Record<Severity, number>> = { low: 1, medium: 2, high: 3, critical: 4 }

/** One to four bars and the word. With `count`, the bars and a number. */
export function SeverityMark({
  severity,
  count,
  word = 'shown',
}: { readonly severity: Severity; readonly count?: number } & WordChoice) {
  const level = LEVEL[severity]
  return (
    <span className={`${css.mark} ${css.severity} ${severity === 'critical' ? css.heavy : ''}`}>
      <svg className={css.icon} viewBox="0 0 14 14" aria-hidden="true">
        {[1, 2, 3, 4].map((bar) => (
          <rect
            key={bar}
            x={(bar - 1) * 3.5}
            y={11 - bar * 2.5}
            width="2.4"
            height={bar * 2.5 + 1}
            className={bar <= level ? css.barOn : css.barOff}
          />
        ))}
      </svg>
      <Word choice={count === undefined ? word : 'unseen'}>{severity}</Word>
      {count === undefined ? null : <span className={css.count}>{count}</span>}
    </span>
  )
}

/** What was decided, in ink. Outcomes that are none of the known ones are shown by their word. */
export function OutcomeMark({ outcome }: { readonly outcome: string | null | undefined }) {
  if (outcome === null || outcome === undefined)
    return (
      <span className={css.mark}>
        <Minus className={css.icon} aria-hidden="true" />
        <Word choice="shown">missing</Word>
      </span>
    )
  return (
    <span className={css.mark}>
      <OutcomeIcon outcome={outcome} />
      <Word choice="shown">{outcome}</Word>
    </span>
  )
}

function OutcomeIcon({ outcome }: { readonly outcome: string }) {
  switch (outcome) {
    case 'permit':
      return <ArrowRightToLine className={css.icon} aria-hidden="true" />
    case 'deny':
      return <Ban className={css.icon} aria-hidden="true" />
    case 'step-up':
      return <StepUp className={css.icon ?? ''} />
    case 'escalate':
      return <ChevronsUp className={css.icon} aria-hidden="true" />
    default:
      return <Minus className={css.icon} aria-hidden="true" />
  }
}

function Word({ choice, children }: { readonly choice: 'shown' | 'unseen'; readonly children: string }) {
  return <span className={choice === 'unseen' ? 'unseen' : undefined}>{children}</span>
}
