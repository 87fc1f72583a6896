import { Copy } from 'lucide-react'
import { useAnswer } from '../../client/answers.ts'
import { Button } from '../../components/button.tsx'
import { Empty } from '../../components/empty.tsx'
import { PageHead } from '../../components/head.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { Screen } from '../../components/screen.tsx'
import { TitledScreen } from '../../components/titled-screen.tsx'
import { useCommands } from '../../store/commands.ts'
import type { OpenCase } from '../../store/case.ts'
import { listOf, listQuery, showList, withTime } from '../../store/decision-list.ts'
import { useKeys } from '../../store/keys.ts'
import { copyText } from '../../store/notices.ts'
import { usePrefs } from '../../store/prefs.ts'
import { go, useRoute } from '../../store/route.ts'
import { rebuildCase } from '../../store/rebuild.ts'
import { counted } from '../../words/numbers.ts'
import { dateOnly } from '../../words/times.ts'
import { Completeness } from './completeness.tsx'
import { overviewText } from './overview-text.ts'
import { RuleTable } from './rule-table.tsx'
import { StandsOut } from './stands-out.tsx'
import { StatStrip } from './stat-strip.tsx'
import { TimeSection } from './time-section.tsx'
import { VersionTable } from './version-table.tsx'
import { WhyUnreplayable } from './why-unreplayable.tsx'
import { WorkflowTable } from './workflow-table.tsx'
import css from './overview.module.css'

/** The case on one page: what was decided when, what is complete, what replay says, what was found. */
export function Overview({ opened }: { readonly opened: OpenCase }) {
  const list = listOf(useRoute())
  const zone = usePrefs((prefs) => prefs.zone)
  const { value: info, error } = useAnswer('case.info', { case: opened.case })
  const { value: summary, error: noSummary } = useAnswer(
    'decisions.summary',
    { case: opened.case, filter: list.filter },
    { keep: true },
  )
  const copy = () => {
    if (info !== undefined && summary !== undefined) copyText(overviewText(info, summary), 'The overview')
  }
  useKeys({ c: { does: 'Copy the overview as text', run: copy } }, 'Overview')
  useCommands([{ name: 'Copy the overview as text', group: 'Overview', keys: ['c'], run: copy }])
  const problem = error ?? noSummary
  if (problem !== undefined)
    return (
      <TitledScreen title="Overview">
        <ErrorNotice doing="Show the overview" error={problem} />
      </TitledScreen>
    )
  if (info === undefined || summary === undefined) return <TitledScreen title="Overview" />
  if (info.decisions === 0)
    return (
      <TitledScreen title="Overview" about={counted(info.sources.length, 'source')}>
        {info.records > 0 && !info.rebuilt ? (
          <Empty
            what={`${counted(info.records, 'evidence record')}, not yet rebuilt.`}
            actions={
              <Button weight="primary" onClick={() => void rebuildCase(opened.case, () => {})}>
                Rebuild decisions
              </Button>
            }
          >
            Rebuilding puts decisions together from the records, hears each again with its policy version, and
            judges it.
          </Empty>
        ) : (
          <Empty
            what={
              info.records > 0
                ? 'The evidence of this case tells of no decision.'
                : 'This case holds no evidence yet.'
            }
            actions={
              <Button weight="primary" onClick={() => go({ screen: 'intake' })}>
                Go to Intake
              </Button>
            }
          >
            With logs, workflow definitions and policies imported, this page shows what was decided, what is
            complete, what replay says, and what stands out.
          </Empty>
        )}
      </TitledScreen>
    )
  const { start, bucketMs, counts } = summary.histogram
  const period = `${dateOnly(start, zone)} to ${dateOnly(start + bucketMs * counts.length - 1, zone)}`
  const time =
    list.filter.from === undefined || list.filter.to === undefined
      ? null
      : ([list.filter.from, list.filter.to] as const)
  return (
    <Screen
      head={
        <PageHead
          title="Overview"
          about={`${period}, ${counted(info.sources.length, 'source')}, ${counted(info.workflows.length, 'workflow version')}`}
          actions={
            <>
              {time === null ? null : (
                <Button onClick={() => showList(list)}>
                  Open {counted(summary.total, 'decision')} in this time
                </Button>
              )}
              <Button icon={<Copy aria-hidden="true" />} keys={['c']} onClick={copy}>
                Copy as text
              </Button>
            </>
          }
        />
      }
    >
      <div className={css.page}>
        <StatStrip info={info} summary={summary} list={list} />
        <div className={css.upper}>
          <TimeSection
            info={info}
            summary={summary}
            range={time}
            onRange={(range) =>
              go({ screen: 'overview', query: listQuery(withTime(list, range)) }, { history: 'replace' })
            }
          />
          <StandsOut opened={opened} list={list} />
        </div>
        <div className={css.lower}>
          <div className={css.column} data-pane="">
            <Completeness summary={summary} list={list} />
            <WhyUnreplayable summary={summary} list={list} />
          </div>
          <div className={css.column} data-pane="">
            <RuleTable opened={opened} />
          </div>
          <div className={css.column} data-pane="">
            <WorkflowTable opened={opened} summary={summary} list={list} />
            <VersionTable info={info} summary={summary} list={list} />
          </div>
        </div>
      </div>
    </Screen>
  )
}
