import type { InputLine, WorkflowInFull } from '../../../shared/contract/workflows.ts'
import { BoundaryIcon } from '../../components/marks.tsx'
import { Table } from '../../components/table.tsx'
import { useWide } from '../../components/wide.ts'
import { count, counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { lengthWords } from '../../words/length-words.ts'
import { decisionsOf } from './names.ts'
import css from './workflows.module.css'

/** The inputs: used and not approved on top, never used below. */
export function InputTable({ workflow }: { readonly workflow: WorkflowInFull }) {
  const { id, inputs, more, furtherEvaluated } = workflow
  const wide = useWide()
  if (inputs.length === 0) return <p className={css.none}>No input is approved, and none was evaluated.</p>
  return (
    <>
      <Table<InputLine>
        label="Inputs"
        height={wide ? 'detail' : 'two-lines'}
        rows={inputs}
        keyOf={({ name }) => name}
        mark={(row) => (isOutside(row) ? 'outside' : undefined)}
        columns={[
          {
            key: 'name',
            head: wide ? 'Input' : 'Input, source, limit',
            wide: true,
            cell: (row) => (wide ? <Name row={row} /> : <NameAndSource row={row} />),
          },
          ...(wide
            ? [
                { key: 'source', head: 'Source', cell: (row: InputLine) => <Source row={row} /> },
                { key: 'limit', head: 'Limit', align: 'right' as const, cell: limitWords },
              ]
            : []),
          { key: 'used', head: 'Used by', align: 'right', cell: (row) => <UsedBy workflow={id} row={row} /> },
        ]}
      />
      {more.inputs === 0 && furtherEvaluated === 0 ? null : (
        <p className={css.beyond}>
          {more.inputs === 0 ? null : `${counted(more.inputs, 'input')} more are not listed. `}
          {furtherEvaluated === 0
            ? null
            : `Inputs that were not kept apart were evaluated ${counted(furtherEvaluated, 'time')}.`}
        </p>
      )}
    </>
  )
}

function Name({ row }: { readonly row: InputLine }) {
  return (
    <code className={`mono-s ${isOutside(row) ? css.heavy : ''}`} title={visible(row.name)}>
      {visible(row.name)}
    </code>
  )
}

function NameAndSource({ row }: { readonly row: InputLine }) {
  return (
    <>
      <div className={css.lineOfTwo}>
        <Name row={row} />
      </div>
      <div className={css.lineOfTwo}>
        <Source row={row} />
        {row.approved === 'approved' ? <span className="ink-2">, limit {limitWords(row)}</span> : null}
      </div>
    </>
  )
}

function isOutside({ unapproved }: InputLine): boolean {
  return (unapproved ?? 0) > 0
}

function Source({ row }: { readonly row: InputLine }) {
  if (isOutside(row))
    return (
      <span className={css.outside}>
        <BoundaryIcon boundary="outside" />
        <span className={css.source}>not approved</span>
      </span>
    )
  if (row.approved === 'not-approved')
    return (
      <span className="ink-3" title="It stood in logged requests, and no rule of the policy reads it">
        not read
      </span>
    )
  const [first] = row.entries
  if (first === undefined) return <span className="ink-3">not restricted</span>
  const sources = row.entries.some((entry) => entry.sources === null)
    ? 'any'
    : [...new Set(row.entries.flatMap((entry) => entry.sources ?? []))].join(', ')
  return (
    <span className={css.source} title={visible(sources)}>
      {visible(sources)}
    </span>
  )
}

function limitWords({ approved, entries }: InputLine) {
  if (approved !== 'approved') return ''
  const limits = [...new Set(entries.map(({ maxAge }) => (maxAge === null ? 'none' : lengthWords(maxAge))))]
  return <span className={limits.includes('none') ? 'ink-3' : ''}>{limits.join(' or ')}</span>
}

/** The decisions that hold its name; of one that is not approved those with the finding. */
function UsedBy({ workflow, row }: { readonly workflow: string; readonly row: InputLine }) {
  const { name, evaluated, unapproved } = row
  if (evaluated === null) return ''
  if (evaluated === 0) return <b>never</b>
  const address = decisionsOf(workflow, isOutside(row) ? { text: name, finding: 'BD-01' } : { text: name })
  const words = isOutside(row)
    ? `${counted(unapproved ?? 0, 'decision')} evaluated it unapproved (BD-01)`
    : `Decisions of ${visible(workflow)} that hold ${visible(name)}`
  return (
    <a href={address} title={words} className={isOutside(row) ? css.heavy : undefined}>
      {count(evaluated)}
    </a>
  )
}
