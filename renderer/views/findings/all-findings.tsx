import type { ReactNode } from 'react'
import type { FindingSummary, RuleText } from '../../../shared/contract/findings.ts'
import { SEVERITIES, type Severity } from '../../../shared/model/words.ts'
import { useAnswer } from '../../client/answers.ts'
import { Choice } from '../../components/choice.tsx'
import { SeverityMark } from '../../components/marks.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { useWide } from '../../components/wide.ts'
import type { OpenCase } from '../../store/case.ts'
import { count } from '../../words/numbers.ts'
import {
  CODE_COLUMN,
  evidenceColumn,
  EXCEPTED_COLUMN,
  KIND_COLUMN,
  saidColumn,
  SEVERITY_COLUMN,
  subjectColumn,
} from './finding-columns.tsx'
import { Occurrences } from './occurrences.tsx'
import { filterOf, show, type Shown } from './shown.ts'

/** Every finding of the case in one list. */
export function AllFindings({
  opened,
  shown,
  rules,
}: {
  readonly opened: OpenCase
  readonly shown: Shown
  readonly rules: ReadonlyMap<string, RuleText>
}) {
  const wide = useWide()
  const { text: _, ...filter } = filterOf(shown)
  const { value: summary, error } = useAnswer(
    'findings.summary',
    { case: opened.case, filter },
    { keep: true },
  )
  if (error !== undefined) return <ErrorNotice doing="List the findings" error={error} />
  if (summary === undefined) return null
  return (
    <Occurrences
      opened={opened}
      shown={shown}
      rules={rules}
      total={summary.all}
      title="All findings"
      about={words(summary)}
      keys="Findings"
      columns={[
        SEVERITY_COLUMN,
        CODE_COLUMN,
        // In a narrow window what was found is read; its kind and its evidence are told below, with the focus.
        ...(wide ? [KIND_COLUMN] : []),
        subjectColumn('Subject', 156),
        saidColumn(rules),
        ...(wide ? [evidenceColumn(opened.case)] : []),
        ...(summary.all.excepted > 0 ? [EXCEPTED_COLUMN] : []),
      ]}
      actions={<SeverityChoice shown={shown} />}
    />
  )
}

function SeverityChoice({ shown }: { readonly shown: Shown }) {
  const options: readonly { readonly value: Severity | 'any'; readonly label: ReactNode }[] = [
    { value: 'any', label: 'any severity' },
    ...SEVERITIES.toReversed().map((severity) => ({
      value: severity,
      label: <SeverityMark severity={severity} />,
    })),
  ]
  return (
    <Choice
      label="Severity"
      value={shown.severity ?? 'any'}
      options={options}
      onChange={(value) => show({ ...shown, severity: SEVERITIES.find((each) => each === value) }, 'replace')}
    />
  )
}

function words({ total: { open, excepted } }: FindingSummary): string {
  return `${count(open)} open, ${count(excepted)} excepted`
}
