import type { Output } from '../../../shared/contract/methods.ts'
import { NO_VALUE } from '../../../shared/model/words.ts'
import { SectionHead } from '../../components/head.tsx'
import { Table } from '../../components/table.tsx'
import type { DecisionList } from '../../store/decision-list.ts'
import { usePrefs } from '../../store/prefs.ts'
import { addressOf } from '../../store/route.ts'
import { dayMonth } from '../../words/times.ts'
import { visible } from '../../words/visible.ts'
import { decisionsColumn } from './decisions-column.tsx'
import css from './version-table.module.css'

const SHOWN = 7

/** Decisions by the policy version that they name, with its interval where the case holds that version. */
export function VersionTable({
  info,
  summary,
  list,
}: {
  readonly info: Output<'case.info'>
  readonly summary: Output<'decisions.summary'>
  readonly list: DecisionList
}) {
  const zone = usePrefs((prefs) => prefs.zone)
  const held = new Map(info.policies.map((policy) => [`${policy.id}@${policy.version}`, policy]))
  const rows = summary.facets.version.top
    .filter(({ value, count: number }) => value !== NO_VALUE && number > 0)
    .toSorted((a, b) => b.count - a.count)
    .slice(0, SHOWN)
    .toSorted((a, b) => a.value.localeCompare(b.value, 'en'))
  return (
    <section>
      <SectionHead title="Policy versions" />
      <Table
        label="Policy versions"
        height="detail"
        rows={rows}
        keyOf={({ value }) => value}
        columns={[
          {
            key: 'version',
            head: 'Policy version',
            wide: true,
            cell: ({ value }) => {
              const [policy = '', version = ''] = value.split('@')
              return (
                <a
                  className={css.name}
                  href={addressOf({ screen: 'policies', parts: [policy] })}
                  title={visible(value)}
                >
                  <span className={css.policy}>{visible(policy)}</span>
                  <span className="ink-2">{visible(version)}</span>
                </a>
              )
            },
          },
          decisionsColumn(list, 'version'),
          {
            key: 'from',
            head: 'In force from',
            align: 'right',
            cell: ({ value }) => {
              const version = held.get(value)
              if (version === undefined) return <span className="ink-2">in no bundle</span>
              return version.from === null ? 'open' : dayMonth(Date.parse(version.from), zone)
            },
          },
          {
            key: 'to',
            head: 'to',
            align: 'right',
            cell: ({ value }) => {
              const to = held.get(value)?.to
              return to === null ? 'open' : to === undefined ? '' : dayMonth(Date.parse(to), zone)
            },
          },
        ]}
      />
    </section>
  )
}
