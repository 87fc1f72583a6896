import { Upload } from 'lucide-react'
import type { FindingSummary, RuleText } from '../../../shared/contract/findings.ts'
import { useAnswer } from '../../client/answers.ts'
import { Button } from '../../components/button.tsx'
import { Empty } from '../../components/empty.tsx'
import { PageHead } from '../../components/head.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { SidePanes } from '../../components/side-panes.tsx'
import { Screen } from '../../components/screen.tsx'
import { TitledScreen } from '../../components/titled-screen.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { useCommands } from '../../store/commands.ts'
import type { OpenCase } from '../../store/case.ts'
import { exportFindings } from '../../store/export-findings.ts'
import { go, type Route } from '../../store/route.ts'
import { count } from '../../words/numbers.ts'
import { AllFindings } from './all-findings.tsx'
import { familiesOf } from './families.ts'
import { RuleList } from './rule-list.tsx'
import { RulePane } from './rule-pane.tsx'
import { addressOfShown, type Shown, shownOf } from './shown.ts'

const NOTHING = {
  code: null,
  workflow: undefined,
  state: undefined,
  severity: undefined,
  text: '',
  order: 'up',
} as const

/** What the rules found: by rule, by workflow, or all in one list. */
export function Findings({ opened, route }: { readonly opened: OpenCase; readonly route: Route }) {
  const shown = shownOf(route)
  const { value: texts } = useAnswer('rules.list', {})
  const { value: summary, error } = useAnswer('findings.summary', { case: opened.case, filter: {} })
  useCommands([
    { name: 'Export all findings as SARIF', group: 'Findings', run: () => exportFindings(opened, []) },
  ])
  if (error !== undefined)
    return (
      <TitledScreen title="Findings">
        <ErrorNotice doing="Show the findings" error={error} />
      </TitledScreen>
    )
  if (summary === undefined || texts === undefined) return <TitledScreen title="Findings" />
  const rules = new Map(texts.rules.map((rule) => [rule.code, rule]))
  const found = summary.all.open + summary.all.excepted
  return (
    <Screen head={<Head opened={opened} shown={shown} summary={summary} />}>
      {found === 0 && shown.code === null ? (
        <NothingFound opened={opened} rules={rules.size} />
      ) : shown.by === 'all' ? (
        <AllFindings opened={opened} shown={shown} rules={rules} />
      ) : (
        <ByRule opened={opened} shown={shown} summary={summary} rules={rules} />
      )}
    </Screen>
  )
}

function ByRule({
  opened,
  shown,
  summary,
  rules,
}: {
  readonly opened: OpenCase
  readonly shown: Shown
  readonly summary: FindingSummary
  readonly rules: ReadonlyMap<string, RuleText>
}) {
  const first = firstOf(shown, summary)
  const { code, workflow } = shown.code === null ? first : shown
  return (
    <SidePanes
      kept="findings rules"
      side="first"
      widths={{ wide: 372, narrow: 304 }}
      least={240}
      most={620}
      keys
      first={<RuleList shown={shown} summary={summary} rules={rules} first={first} />}
      second={
        code === null ? null : <RulePane opened={opened} shown={{ ...shown, code, workflow }} rules={rules} />
      }
    />
  )
}

/** The first rule of the list: what is shown where the address names none. */
function firstOf(shown: Shown, { rules, workflows }: FindingSummary): Shown {
  const [group] = workflows
  const listed = shown.by === 'workflow' && group !== undefined ? group.rules : rules
  const code = familiesOf(listed.filter(({ open, excepted }) => open + excepted > 0))[0]?.rules[0]?.code
  return {
    ...shown,
    code: code ?? null,
    workflow: shown.by === 'workflow' ? (group?.workflow ?? null) : undefined,
  }
}

function Head({
  opened,
  shown,
  summary,
}: {
  readonly opened: OpenCase
  readonly shown: Shown
  readonly summary: FindingSummary
}) {
  const { open, excepted } = summary.all
  const tab = (by: Shown['by']) => addressOfShown({ ...NOTHING, by })
  return (
    <PageHead
      title="Findings"
      actions={
        <>
          <span className="ink-2 small">
            {count(open)} open, {count(excepted)} excepted
          </span>
          <Button
            icon={<Upload aria-hidden="true" />}
            disabled={open + excepted === 0}
            onClick={() => exportFindings(opened, [])}
          >
            Export SARIF
          </Button>
        </>
      }
    >
      <Tabs
        label="Findings"
        tabs={[
          {
            name: 'By rule',
            href: tab('rule'),
            here: shown.by === 'rule',
            count: summary.rules.filter((rule) => rule.open + rule.excepted > 0).length,
          },
          {
            name: 'By workflow',
            href: tab('workflow'),
            here: shown.by === 'workflow',
            count: summary.workflows.filter(({ workflow }) => workflow !== null).length,
          },
          { name: 'All', href: tab('all'), here: shown.by === 'all', count: open + excepted },
        ]}
      />
    </PageHead>
  )
}

function NothingFound({ opened, rules }: { readonly opened: OpenCase; readonly rules: number }) {
  const { value: info } = useAnswer('case.info', { case: opened.case })
  if (info !== undefined && info.decisions === 0)
    return (
      <Empty
        what="Nothing has been judged yet."
        actions={
          <Button weight="primary" onClick={() => go({ screen: 'intake' })}>
            Go to Intake
          </Button>
        }
      >
        Findings are what {rules} rules say of decisions, runs, sources and policies once the case is rebuilt.
        Import logs, workflow definitions and policies, then rebuild.
      </Empty>
    )
  return (
    <Empty what="No rule found anything in this case.">
      {rules} rules looked at its decisions, runs, sources, workflows and policies. What was never written
      into a log cannot be missed.
    </Empty>
  )
}
