import type { Severity } from '../../shared/model/words.ts'
import { addressOf } from '../store/route.ts'
import { visible } from '../words/visible.ts'
import css from './finding-list.module.css'
import { SeverityMark } from './marks.tsx'

/** Findings of a thing that is on screen, each with the way to its rule. */
export function FindingList({
  findings,
}: {
  readonly findings: readonly {
    readonly code: string
    readonly severity: Severity
    readonly message: string
    readonly excepted: string | null
  }[]
}) {
  return (
    <ul className={css.findings}>
      {findings.map(({ code, severity, message, excepted }) => (
        <li key={code}>
          <span className={css.finding}>
            <SeverityMark severity={severity} word="unseen" />
            <a className="mono-s" href={addressOf({ screen: 'findings', parts: [code] })}>
              {code}
            </a>
          </span>
          <span>
            {visible(message)}
            {excepted === null ? '' : `, excepted by ${visible(excepted)}`}
          </span>
        </li>
      ))}
    </ul>
  )
}
