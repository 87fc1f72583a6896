import { useEffect, useMemo, useRef, useState } from 'react'
import { useAnswer } from '../../client/answers.ts'
import { Button } from '../../components/button.tsx'
import { Empty } from '../../components/empty.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { Panes } from '../../components/panes.tsx'
import { Screen } from '../../components/screen.tsx'
import type { OpenCase } from '../../store/case.ts'
import { ALL_DECISIONS, conditionsOf, listOf, listQuery, showList } from '../../store/decision-list.ts'
import { go, type Route } from '../../store/route.ts'
import { DecisionTable } from './decision-table.tsx'
import { DecisionsHead } from './decisions-head.tsx'
import { Facets } from './facets.tsx'
import { FilterBar } from './filter-bar.tsx'
import { NoMatch } from './no-match.tsx'
import { Preview } from './preview.tsx'
import css from './decisions.module.css'

/** All decisions of the case: chosen by facets, time and text, sorted, opened, exported. */
export function Decisions({ opened, route }: { readonly opened: OpenCase; readonly route: Route }) {
  const list = useMemo(() => listOf(route), [route])
  const [preview, setPreview] = useState(true)
  const [focused, setFocused] = useFocusedRow(opened.case)
  const {
    value: summary,
    error,
    waiting,
  } = useAnswer('decisions.summary', { case: opened.case, filter: list.filter }, { keep: true })
  const took = useTook(waiting)
  if (error !== undefined)
    return (
      <Screen head={<DecisionsHead opened={opened} list={list} total={0} />}>
        <ErrorNotice
          doing="List the decisions"
          error={error}
          actions={
            <Button size="small" onClick={() => showList(ALL_DECISIONS)}>
              Clear all filters
            </Button>
          }
        />
      </Screen>
    )
  if (summary === undefined)
    return <Screen head={<DecisionsHead opened={opened} list={list} total={0} />}>{null}</Screen>
  const head = <DecisionsHead opened={opened} list={list} total={summary.total} />
  if (summary.all === 0)
    return (
      <Screen head={head}>
        <Empty
          what="This case holds no decisions yet."
          actions={
            <Button weight="primary" onClick={() => go({ screen: 'intake' })}>
              Go to Intake
            </Button>
          }
        >
          Decisions are rebuilt from evidence records. Import logs, workflow definitions and policies, then
          rebuild.
        </Empty>
      </Screen>
    )
  return (
    <Screen head={head}>
      <div className={css.column}>
        <FilterBar list={list} summary={summary} took={took} />
        <div className={css.rest}>
          <Panes
            kept="decisions facets"
            side="first"
            size={216}
            least={180}
            most={420}
            keys
            first={<Facets list={list} summary={summary} />}
            second={
              <div className={css.column} data-pane="">
                {summary.total === 0 && conditionsOf(list) > 0 ? (
                  <NoMatch opened={opened} list={list} />
                ) : (
                  <DecisionTable
                    opened={opened}
                    list={list}
                    total={summary.total}
                    focused={focused}
                    onFocus={setFocused}
                    onOpen={(row) =>
                      go({
                        screen: 'decisions',
                        parts: [row.id],
                        query: { ord: String(row.ord), ...listQuery(list) },
                      })
                    }
                    onPreview={() => setPreview(!preview)}
                  />
                )}
                {preview && summary.total > 0 ? <Preview opened={opened} list={list} ord={focused} /> : null}
              </div>
            }
          />
        </div>
      </div>
    </Screen>
  )
}

/** The row with the focus, by the decision's place in the case: it stays when the list changes, and on coming back. */
const lastFocused = new Map<string, number>()

function useFocusedRow(token: string): readonly [number | null, (ord: number) => void] {
  const [ord, setOrd] = useState(lastFocused.get(token) ?? null)
  return [
    ord,
    (next) => {
      lastFocused.set(token, next)
      setOrd(next)
    },
  ]
}

/** How long the last answer took, in ms. */
function useTook(waiting: boolean): number | null {
  const began = useRef(0)
  const [took, setTook] = useState<number | null>(null)
  useEffect(() => {
    if (waiting) began.current = performance.now()
    else if (began.current > 0) setTook(Math.round(performance.now() - began.current))
  }, [waiting])
  return took
}
