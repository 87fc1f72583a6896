import type { InputInFull } from '../../../shared/contract/inputs.ts'
import { SectionHead } from '../../components/head.tsx'
import { Table } from '../../components/table.tsx'
import { usePrefs } from '../../store/prefs.ts'
import { count, counted } from '../../words/numbers.ts'
import { dateOrTime } from '../../words/times.ts'
import { visible } from '../../words/visible.ts'
import css from './inputs.module.css'

/** Which policy versions read an input, in the order in which they came in force. */
export function InputReaders({ input: { readers, moreReaders } }: { readonly input: InputInFull }) {
  const zone = usePrefs((prefs) => prefs.zone)
  return (
    <section aria-label="Read by">
      <SectionHead
        title="Read by"
        about={counted(readers.filter(({ reads }) => reads === 'yes').length, 'policy version')}
      />
      <Table
        label="Policy versions"
        height="detail"
        rows={readers}
        keyOf={({ policy, version }) => `${policy} ${version}`}
        columns={[
          {
            key: 'version',
            head: 'Policy version',
            wide: true,
            cell: ({ policy, version }) => `${visible(policy)} ${visible(version)}`,
          },
          {
            key: 'from',
            head: 'In force from',
            cell: ({ from }) => (from === null ? 'not known' : dateOrTime(from, zone)),
          },
          {
            key: 'reads',
            head: 'Reads it',
            cell: ({ reads }) => (reads === 'yes' ? <b>yes</b> : reads === 'no' ? 'no' : 'not known'),
          },
        ]}
      />
      {moreReaders === 0 ? null : <p className={css.none}>and {count(moreReaders)} more</p>}
    </section>
  )
}
