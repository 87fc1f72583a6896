import { SectionHead } from '../../components/head.tsx'
import { Table } from '../../components/table.tsx'
import type { RuleText } from '../../../shared/contract/findings.ts'
import css from './rule-pane.module.css'

/** Which controls of which frameworks a breach is something to look at for. */
export function ControlsTable({ controls }: Pick<RuleText, 'controls'>) {
  const rows = controls.map((control, at) => ({
    ...control,
    // A framework is named once, on the first of its controls.
    first: controls[at - 1]?.framework !== control.framework,
  }))
  return (
    <section className={css.controls} aria-label="Controls it touches" tabIndex={0}>
      <SectionHead title="Controls it touches" about="a mapping, not an opinion on the control" />
      {rows.length === 0 ? (
        <p className={css.none}>This rule touches no control of the four frameworks.</p>
      ) : (
        <Table
          label="Controls it touches"
          height="detail"
          rows={rows}
          keyOf={({ framework, id }) => `${framework} ${id}`}
          columns={[
            {
              key: 'framework',
              head: 'Framework',
              width: 152,
              cell: ({ framework, first }) =>
                first ? framework : <span className="unseen">{framework}</span>,
            },
            { key: 'id', head: 'Control', width: 88, cell: ({ id }) => <b>{id}</b> },
            {
              key: 'name',
              head: 'Its name',
              wide: true,
              cell: ({ name }) => <span title={name}>{name}</span>,
            },
          ]}
        />
      )}
    </section>
  )
}
