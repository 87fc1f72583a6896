import { useRef } from 'react'
import { useAnswer } from '../../client/answers.ts'
import { Button } from '../../components/button.tsx'
import { PageHead } from '../../components/head.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { Screen } from '../../components/screen.tsx'
import type { OpenCase } from '../../store/case.ts'
import { listOf, showList } from '../../store/decision-list.ts'
import { openRecordOver, useRecordsInPlace } from '../../store/record.ts'
import { go, type Route } from '../../store/route.ts'
import { visible } from '../../words/visible.ts'
import { BackToList, DecisionHead } from './decision-head.tsx'
import { DecisionKeys } from './decision-keys.tsx'
import { NarrowDecision } from './narrow-decision.tsx'
import { showRecord, shownRecord } from './shown-record.ts'
import { useRoom } from './use-room.ts'
import { WideDecision } from './wide-decision.tsx'
import type { Parts } from './parts.ts'
import css from './layout.module.css'

/** One decision, whole: what happened, on what, under which rule, heard again, what was found, and the raw records. */
export function DecisionScreen({ opened, route }: { readonly opened: OpenCase; readonly route: Route }) {
  const [id = ''] = route.parts
  const ord = ordOf(route)
  const {
    value: view,
    error,
    waiting,
  } = useAnswer(
    'decision.view',
    { case: opened.case, id, ...(ord === undefined ? {} : { ord }) },
    { keep: true },
  )
  useRecordsInPlace((record) => {
    if (record.case === opened.case) showRecord(route, record)
    else openRecordOver(record)
  })
  const { columns, fit } = useRoom()
  const screen = useRef<HTMLDivElement>(null)
  if (error !== undefined)
    return (
      <Screen head={<PageHead title="Decision" about={<code>{visible(id)}</code>} />}>
        <ErrorNotice
          doing={`Show the decision ${id}`}
          error={error}
          actions={
            <Button size="small" onClick={() => showList(listOf(route))}>
              Go to the list of decisions
            </Button>
          }
        />
      </Screen>
    )
  if (view === undefined) return <Screen head={<BackToList route={route} />}>{null}</Screen>
  // While the next decision is fetched the one before stays on screen, and the address is not its own.
  const own =
    waiting && view.id !== id ? { ...route, parts: [view.id], query: { ord: String(view.ord) } } : route
  const shown = shownRecord(own, view)
  const parts: Parts = {
    opened,
    route,
    view,
    shown,
    fit,
    onRecord: (place, mark) => showRecord(route, { place, mark }),
    onLine: (line) => go({ ...route, query: { ...route.query, line: String(line) } }, { history: 'replace' }),
  }
  return (
    <div ref={screen} className={css.screen} {...(fit === 'flow' ? { 'data-flow': '' } : {})}>
      <Screen head={<DecisionHead {...parts} />}>
        {columns === 3 ? <WideDecision {...parts} /> : <NarrowDecision {...parts} />}
      </Screen>
      <DecisionKeys parts={parts} screen={screen} />
    </div>
  )
}

/** Which of the decisions of that id; an address may come from anywhere. */
function ordOf({ query }: Route): number | undefined {
  const ord = Number(query['ord'])
  return Number.isSafeInteger(ord) && ord >= 1 ? ord : undefined
}
