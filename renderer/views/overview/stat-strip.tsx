import type { ReactNode } from 'react'
import type { Output } from '../../../shared/contract/methods.ts'
import { BoundaryMark, VerdictMark } from '../../components/marks.tsx'
import { BOUNDARY_MARKS, VERDICTS } from '../../../shared/model/words.ts'
import { type DecisionList, listQuery, withFacet } from '../../store/decision-list.ts'
import { addressOf } from '../../store/route.ts'
import { count, counted, share } from '../../words/numbers.ts'
import { countIn } from './counts.ts'
import css from './stat-strip.module.css'

/** The figures that are read first, each a link to its decisions. */
export function StatStrip({
  info,
  summary,
  list,
}: {
  readonly info: Output<'case.info'>
  readonly summary: Output<'decisions.summary'>
  readonly list: DecisionList
}) {
  const { total } = summary
  const complete = countIn(summary, 'complete', 'complete')
  const lacking = total - complete
  return (
    <div className={css.strip}>
      <Stat
        head="Decisions"
        figure={count(total)}
        about={total === info.decisions ? `in ${counted(info.runs, 'run')}` : `of ${count(info.decisions)}`}
        list={list}
      />
      <Stat
        head="Complete"
        figure={share(complete, total)}
        about={
          lacking === 0 ? 'none lacks a part' : `${count(lacking)} ${lacking === 1 ? 'lacks' : 'lack'} a part`
        }
        list={withFacet(list, 'complete', ['incomplete'])}
      />
      {VERDICTS.map((verdict) => {
        const number = countIn(summary, 'verdict', verdict)
        return (
          <Stat
            key={verdict}
            head={<VerdictMark verdict={verdict} />}
            figure={count(number)}
            about={share(number, total)}
            list={withFacet(list, 'verdict', [verdict])}
          />
        )
      })}
      {BOUNDARY_MARKS.filter((boundary) => boundary !== 'inside').map((boundary) => {
        const number = countIn(summary, 'boundary', boundary)
        return (
          <Stat
            key={boundary}
            head={<BoundaryMark boundary={boundary} long />}
            figure={count(number)}
            about={share(number, total)}
            list={withFacet(list, 'boundary', [boundary])}
          />
        )
      })}
    </div>
  )
}

function Stat({
  head,
  figure,
  about,
  list,
}: {
  readonly head: ReactNode
  readonly figure: string
  readonly about: string
  readonly list: DecisionList
}) {
  return (
    <a className={css.stat} href={addressOf({ screen: 'decisions', query: listQuery(list) })}>
      <span className={css.head}>{head}</span>
      <span className={css.line}>
        <b className={css.figure}>{figure}</b>
        <span className={css.about}>{about}</span>
      </span>
    </a>
  )
}
