import { useAnswer } from '../../client/answers.ts'
import { SectionHead } from '../../components/head.tsx'
import { BoundaryMark, SeverityMark } from '../../components/marks.tsx'
import { Table } from '../../components/table.tsx'
import { SEVERITIES } from '../../../shared/model/words.ts'
import type { OpenCase } from '../../store/case.ts'
import { addressOf, go } from '../../store/route.ts'
import { count, counted } from '../../words/numbers.ts'
import css from './rule-table.module.css'

const SHOWN = 12

/** What was found in the whole case, by rule, worst first. */
export function RuleTable({ opened }: { readonly opened: OpenCase }) {
  const { value: found } = useAnswer('findings.summary', { case: opened.case, filter: {} })
  const { value: texts } = useAnswer('rules.list', {})
  const titles = new Map(texts?.rules.map(({ code, title }) => [code, title]))
  const rules = (found?.rules ?? [])
    .filter(({ open, excepted }) => open + excepted > 0)
    .toSorted((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) || b.open - a.open)
  return (
    <section>
      <SectionHead
        title="Findings"
        about={
          found === undefined ? '' : `${count(found.all.open)} open, ${count(found.all.excepted)} excepted`
        }
        actions={
          <a className={css.all} href={addressOf({ screen: 'findings' })}>
            All {counted(rules.length, 'rule')}
          </a>
        }
      />
      <Table
        label="Findings by rule"
        height="detail"
        rows={rules.slice(0, SHOWN)}
        keyOf={({ code }) => code}
        onOpen={({ code }) => go({ screen: 'findings', parts: [code] })}
        columns={[
          { key: 'severity', head: 'Severity', cell: ({ severity }) => <SeverityMark severity={severity} /> },
          {
            key: 'code',
            head: 'Rule',
            cell: ({ code }) => (
              <a className="mono-s" href={addressOf({ screen: 'findings', parts: [code] })}>
                {code}
              </a>
            ),
          },
          {
            key: 'title',
            head: 'Meaning',
            wide: true,
            cell: ({ code }) => <span title={titles.get(code)}>{titles.get(code)}</span>,
          },
          { key: 'open', head: 'Open', align: 'right', cell: ({ open }) => <b>{count(open)}</b> },
          {
            key: 'excepted',
            head: 'Excepted',
            align: 'right',
            cell: ({ excepted }) =>
              excepted === 0 ? (
                <span className="ink-3">0</span>
              ) : (
                <span className={css.excepted}>
                  <BoundaryMark boundary="excepted" word="unseen" /> {count(excepted)}
                </span>
              ),
          },
        ]}
      />
    </section>
  )
}
