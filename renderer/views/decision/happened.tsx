import { useEffect, useRef, useState } from 'react'
import { useAnswer } from '../../client/answers.ts'
import { Button } from '../../components/button.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { usePrefs } from '../../store/prefs.ts'
import { count, counted } from '../../words/numbers.ts'
import { dateTime } from '../../words/times.ts'
import { visible } from '../../words/visible.ts'
import { lengthWords, sourceName } from './decision-words.ts'
import { FourWays } from './four-ways.tsx'
import { LaneMark } from './lane-mark.tsx'
import type { Parts } from './parts.ts'
import { Section } from './section.tsx'
import { RunRecordRows, StartRow } from './timeline-rows.tsx'
import css from './happened.module.css'

/** Records of one page of the run. */
export const PAGE_ROWS = 300

/** The run of the decision in order of its time, then what was recommended, authorised, executed and observed. */
export function Happened(parts: Parts) {
  const { opened, view, shown, fit, onRecord } = parts
  const [asked, setAsked] = useState<{ readonly ord: number; readonly at: number } | null>(null)
  const at = asked?.ord === view.ord ? asked.at : undefined
  const { value: run, error } = useAnswer(
    'decision.run',
    {
      case: opened.case,
      id: view.id,
      ord: view.ord,
      limit: PAGE_ROWS,
      ...(at === undefined ? {} : { at }),
    },
    { keep: true },
  )
  const zone = usePrefs((prefs) => prefs.zone)
  const scroll = useRef<HTMLDivElement>(null)
  const isOwnPage = run !== undefined && at === undefined
  useEffect(() => {
    // A long run opens at the decision.
    const [frame, row] = [scroll.current, scroll.current?.querySelector<HTMLElement>('[aria-current="true"]')]
    if (frame !== null && row && isOwnPage) frame.scrollTop = row.offsetTop - frame.clientHeight / 2
  }, [view.ord, isOwnPage, run?.run])
  const goTo = (next: number) => setAsked({ ord: view.ord, at: Math.max(0, next) })
  return (
    <Section
      id="happened"
      title="What happened"
      number="1"
      height="fill"
      about={run === undefined ? '' : <RunSize records={run.total} lengthMs={run.lengthMs} />}
    >
      {error === undefined ? null : <ErrorNotice doing="Show the run" error={error} />}
      {run === undefined ? (
        <div className={css.scroll} />
      ) : (
        <>
          <ul className={css.lanes} aria-label="Sources">
            {run.sources.map(({ id, name }, lane) => (
              <li key={id} className={css.lane} title={visible(name)}>
                <LaneMark lane={lane} />
                <span className={css.laneName}>
                  s{id} {sourceName(name)}
                </span>
              </li>
            ))}
          </ul>
          {/* The rows hold links; the list scrolls by itself where a run is long. */}
          <div
            ref={scroll}
            className={css.scroll}
            {...(fit === 'panes' ? { role: 'region', 'aria-label': 'The run', tabIndex: 0 } : {})}
          >
            <ol className={css.rows}>
              {run.at > 0 ? (
                <li className={css.more}>
                  <Button size="small" weight="quiet" onClick={() => goTo(run.at - PAGE_ROWS)}>
                    {`Show the ${count(Math.min(run.at, PAGE_ROWS))} before; ${count(run.at)} in all`}
                  </Button>
                </li>
              ) : (
                <StartRow stage={run.startStage} time={dateTime(run.start, zone)} />
              )}
              {run.records.map((record, index) => (
                <RunRecordRows
                  // A line may tell several records: its place in the run is its own.
                  key={run.at + index}
                  record={record}
                  lane={run.sources.findIndex(({ id }) => id === record.source)}
                  token={opened.case}
                  absolute={dateTime(record.time, zone)}
                  shown={shown?.place === record.place ? (shown.mark ?? null) : undefined}
                  onRecord={onRecord}
                />
              ))}
              {run.at + run.records.length < run.total ? (
                <li className={css.more}>
                  <Button size="small" weight="quiet" onClick={() => goTo(run.at + run.records.length)}>
                    {`Show what follows: ${count(run.total - run.at - run.records.length)} more`}
                  </Button>
                </li>
              ) : null}
            </ol>
          </div>
        </>
      )}
      <FourWays view={view} onRecord={onRecord} />
    </Section>
  )
}

/** How many records, and how long; the length of a run of very many stands in its hint alone. */
function RunSize({ records, lengthMs }: { readonly records: number; readonly lengthMs: number }) {
  const words = `${counted(records, 'record')}, ${lengthWords(lengthMs)}`
  return <span title={words}>{records < 1000 ? words : counted(records, 'record')}</span>
}
