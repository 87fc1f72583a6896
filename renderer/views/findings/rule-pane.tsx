import type { FindingSummary, RuleText } from '../../../shared/contract/findings.ts'
import { NO_VALUE } from '../../../shared/model/words.ts'
import { useAnswer } from '../../client/answers.ts'
import { Button } from '../../components/button.tsx'
import { SectionHead } from '../../components/head.tsx'
import { Histogram } from '../../components/histogram.tsx'
import { SeverityMark } from '../../components/marks.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { useWide } from '../../components/wide.ts'
import { useCommands } from '../../store/commands.ts'
import type { OpenCase } from '../../store/case.ts'
import {
  ALL_DECISIONS,
  type DecisionList,
  formatList,
  listQuery,
  withFacet,
} from '../../store/decision-list.ts'
import { exportFindings } from '../../store/export-findings.ts'
import { useKeys } from '../../store/keys.ts'
import { go } from '../../store/route.ts'
import { count, counted } from '../../words/numbers.ts'
import { duration } from '../../words/times.ts'
import { visible } from '../../words/visible.ts'
import { ControlsTable } from './controls-table.tsx'
import { evidenceColumn, EXCEPTED_COLUMN, saidColumn, subjectColumn } from './finding-columns.tsx'
import { KIND_PLURALS, KIND_WORDS } from './finding-words.ts'
import { Occurrences, openInDecisions } from './occurrences.tsx'
import { SharedBy } from './shared-by.tsx'
import { filterOf, type Shown } from './shown.ts'
import css from './rule-pane.module.css'

/** A rule and what it found: what it means, when, what its decisions share, each occurrence, the controls. */
export function RulePane({
  opened,
  shown,
  rules,
}: {
  readonly opened: OpenCase
  readonly shown: Shown & { readonly code: string }
  readonly rules: ReadonlyMap<string, RuleText>
}) {
  const { code } = shown
  const rule = rules.get(code)
  const { text: _, ...filter } = filterOf(shown)
  const { value: summary, error } = useAnswer(
    'findings.summary',
    { case: opened.case, filter },
    { keep: true },
  )
  const isOfDecisions = rule?.kind === 'decision'
  const wide = useWide()
  const list = decisionsOf(shown)
  const open = () => {
    if (isOfDecisions) openInDecisions(listQuery(list))
  }
  const seal = () =>
    go({
      screen: 'packets',
      parts: ['new'],
      query: shown.by === 'rule' ? { how: 'finding', finding: code } : { how: 'list', f: formatList(list) },
    })
  useKeys(isOfDecisions ? { o: { does: 'Open these in Decisions', run: open } } : {}, 'Findings')
  useCommands([
    {
      name: `Export findings of ${code} as SARIF`,
      group: 'Findings',
      run: () => exportFindings(opened, [code]),
    },
    ...(isOfDecisions
      ? [
          { name: `Open the decisions of ${code}`, group: 'Findings', keys: ['o'], run: open },
          { name: `Seal the decisions of ${code} into a packet`, group: 'Findings', run: seal },
        ]
      : []),
  ])
  if (error !== undefined) return <ErrorNotice doing={`Show the findings of ${code}`} error={error} />
  if (summary === undefined) return null
  const total = summary.total.open + summary.total.excepted
  return (
    <div className={css.pane} data-pane="">
      <RuleHead code={code} rule={rule} />
      {total === 0 || summary.histogram === null ? null : (
        <div className={css.strip}>
          <div className={css.facts}>
            <SharedBy
              opened={opened}
              summary={summary}
              list={isOfDecisions && shown.state === undefined ? list : null}
            />
          </div>
          <When code={code} summary={summary} />
        </div>
      )}
      <Occurrences
        key={`${code} ${shown.by} ${shown.workflow ?? ''}`}
        opened={opened}
        shown={shown}
        rules={rules}
        total={summary.total}
        title="Occurrences"
        about={occurrenceWords(summary, rule, wide)}
        columns={[
          subjectColumn(rule === undefined ? 'Subject' : sentence(KIND_WORDS[rule.kind]), 148),
          saidColumn(rules),
          ...(wide ? [evidenceColumn(opened.case)] : []),
          ...(summary.total.excepted > 0 ? [EXCEPTED_COLUMN] : []),
        ]}
        actions={
          isOfDecisions && total > 0 ? (
            <>
              <Button weight="quiet" size="small" keys={wide ? ['o'] : []} onClick={open}>
                Open in Decisions
              </Button>
              {wide ? (
                <Button weight="quiet" size="small" onClick={seal}>
                  Into a packet
                </Button>
              ) : null}
            </>
          ) : null
        }
      />
      {rule === undefined ? null : <ControlsTable controls={rule.controls} />}
    </div>
  )
}

/** The decisions that a rule found something about, of one workflow or of all. */
function decisionsOf({ by, code, workflow }: Shown & { readonly code: string }): DecisionList {
  const list = withFacet(ALL_DECISIONS, 'finding', [code])
  return by === 'workflow' ? withFacet(list, 'workflow', [workflow ?? NO_VALUE]) : list
}

function RuleHead({ code, rule }: { readonly code: string; readonly rule: RuleText | undefined }) {
  if (rule === undefined)
    return (
      <header className={css.head}>
        <h2 className={css.title}>{visible(code)}</h2>
        <p className={css.meaning}>
          This Docket knows no rule of this code: a newer one, or another program, wrote it.
        </p>
      </header>
    )
  return (
    <header className={css.head}>
      <p className={css.marks}>
        <SeverityMark severity={rule.severity} />
        <code className="mono-s">{code}</code>
        <span className="ink-2">subject: {KIND_WORDS[rule.kind]}</span>
      </p>
      <h2 className={css.title}>{rule.title}</h2>
      <p className={css.meaning}>{rule.meaning}</p>
    </header>
  )
}

function When({
  code,
  summary: { histogram, untimed },
}: {
  readonly code: string
  readonly summary: FindingSummary
}) {
  if (histogram === null) return null
  const most = histogram.counts.reduce((max, each) => Math.max(max, each), 0)
  return (
    <div className={css.when}>
      <SectionHead
        title="When"
        about={`per ${bucketWord(histogram.bucketMs)}, up to ${count(most)}${untimed === 0 ? '' : `; ${counted(untimed, 'finding')} of no time`}`}
      />
      <div className={css.chart}>
        <Histogram
          label={`Findings of ${code}`}
          data={histogram}
          tone={code.startsWith('BD-') ? 'outside' : 'bar'}
          height={84}
        />
      </div>
    </div>
  )
}

function bucketWord(bucketMs: number): string {
  if (bucketMs === 3_600_000) return 'hour'
  return bucketMs === 86_400_000 ? 'day' : duration(bucketMs)
}

function occurrenceWords(
  { total: { open, excepted } }: FindingSummary,
  rule: RuleText | undefined,
  wide: boolean,
): string {
  const kind = rule?.kind ?? 'decision'
  const all = counted(open + excepted, KIND_WORDS[kind], KIND_PLURALS[kind])
  return excepted === 0 || !wide ? all : `${all}, ${count(open)} open and ${count(excepted)} excepted`
}

function sentence(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
