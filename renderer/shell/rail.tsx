import { useAnswer } from '../client/answers.ts'
import type { OpenCase } from '../store/case.ts'
import { addressOf, type Route, type Screen } from '../store/route.ts'
import { count } from '../words/numbers.ts'
import { PLACES } from './places.ts'
import css from './rail.module.css'

/** The order of the work, with how much there is of each. Under 1280 px icons only. */
export function Rail({ route, opened }: { readonly route: Route; readonly opened: OpenCase | undefined }) {
  const { value: info } = useAnswer('case.info', opened === undefined ? null : { case: opened.case })
  const counts: Partial<Record<Screen, number>> =
    info === undefined
      ? {}
      : {
          intake: info.sources.length,
          decisions: info.decisions,
          workflows: info.workflows.length,
          policies: info.policies.length,
          findings: Object.values(info.findings).reduce((sum, each) => sum + each, 0),
        }
  return (
    <nav className={css.rail} aria-label="Screens" data-pane="">
      {PLACES.map(({ screen, name, icon: Icon, ofCase, begins = false }) => {
        const there = !ofCase || opened !== undefined
        const current = route.screen === screen
        const number = counts[screen]
        const content = (
          <>
            <Icon aria-hidden="true" />
            <span className={css.name}>{name}</span>
            {number === undefined ? null : <span className={css.count}>{count(number)}</span>}
          </>
        )
        const className = [css.place, begins ? css.begins : '', current ? css.current : ''].join(' ')
        return there ? (
          <a
            key={screen}
            href={addressOf({ screen })}
            className={className}
            title={name}
            aria-current={current ? 'page' : undefined}
          >
            {content}
          </a>
        ) : (
          <span
            key={screen}
            className={`${className} ${css.away}`}
            title={`${name}: open a case first`}
            aria-disabled="true"
          >
            {content}
          </span>
        )
      })}
    </nav>
  )
}
