import type { ReactNode } from 'react'
import type { DecisionLine, SortField } from '../../../shared/contract/decisions.ts'
import { SEVERITIES } from '../../../shared/model/words.ts'
import { BoundaryMark, OutcomeMark, SeverityMark, VerdictMark } from '../../components/marks.tsx'
import { RecordedCode } from '../../components/recorded-code.tsx'
import { TableTime } from '../../components/time.tsx'
import { useKept } from '../../store/prefs.ts'
import { visible } from '../../words/visible.ts'
import { Hit } from './hit.tsx'
import css from './decision-table.module.css'

export interface DecisionColumn {
  readonly id: string
  readonly name: string
  /** In px, to begin with. */
  readonly size: number
  readonly sort?: SortField
  readonly cell: (row: DecisionLine, sought: string) => ReactNode
}

const text = (value: string | null): ReactNode => <RecordedCode value={value} />

/** Names before a colon step back: `agent:prov-3`. */
const actor = (value: string | null): ReactNode => {
  const at = value?.indexOf(':') ?? -1
  if (value === null || at < 0) return text(value)
  return (
    <code className="mono-s">
      <span className="ink-2">{visible(value.slice(0, at + 1))}</span>
      {visible(value.slice(at + 1))}
    </code>
  )
}

/** All columns, in their order. */
export const COLUMNS: readonly DecisionColumn[] = [
  { id: 'time', name: 'Time', size: 168, sort: 'time', cell: ({ time }) => <TableTime at={time} /> },
  { id: 'id', name: 'Decision', size: 126, sort: 'id', cell: ({ id }) => text(id) },
  { id: 'subject', name: 'Subject', size: 62, sort: 'subject', cell: ({ subject }) => text(subject) },
  { id: 'actor', name: 'Actor', size: 98, sort: 'actor', cell: (row) => actor(row.actor) },
  {
    id: 'entitlement',
    name: 'Entitlement',
    size: 120,
    sort: 'entitlement',
    cell: ({ entitlement }) => text(entitlement),
  },
  {
    id: 'outcome',
    name: 'Outcome',
    size: 78,
    sort: 'outcome',
    cell: ({ outcome }) => <OutcomeMark outcome={outcome === null ? null : visible(outcome)} />,
  },
  {
    id: 'verdict',
    name: 'Replay',
    size: 104,
    sort: 'verdict',
    cell: ({ verdict }) => <VerdictMark verdict={verdict} />,
  },
  {
    id: 'boundary',
    name: 'Boundary',
    size: 84,
    sort: 'boundary',
    cell: ({ boundary }) => <BoundaryMark boundary={boundary} />,
  },
  { id: 'findings', name: 'Findings', size: 136, sort: 'severity', cell: (row) => <Severities row={row} /> },
  {
    id: 'version',
    name: 'Policy version',
    size: 178,
    sort: 'version',
    cell: ({ policy, version }) => text(policy === null ? null : `${policy} ${version ?? ''}`),
  },
  {
    id: 'workflow',
    name: 'Workflow',
    size: 110,
    sort: 'workflow',
    cell: ({ workflow, workflowVersion }) =>
      text(workflow === null ? null : `${workflow} ${workflowVersion ?? ''}`),
  },
  { id: 'action', name: 'Action', size: 100, cell: ({ action }) => text(action) },
  { id: 'transition', name: 'Transition', size: 90, cell: ({ transition }) => text(transition) },
  { id: 'trigger', name: 'Trigger', size: 96, cell: ({ trigger }) => text(trigger) },
  { id: 'run', name: 'Run', size: 90, cell: ({ run }) => text(run) },
  {
    id: 'reason',
    name: 'Why unreplayable',
    size: 150,
    cell: ({ reason }) => (reason === null ? null : text(reason)),
  },
]

const FIRST_SHOWN: readonly string[] = [
  'time',
  'id',
  'subject',
  'actor',
  'entitlement',
  'outcome',
  'verdict',
  'boundary',
  'findings',
]

/** Where the text sought was found, shown while there is one. */
export const MATCH: DecisionColumn = {
  id: 'match',
  name: 'Match',
  size: 148,
  cell: ({ match }, sought) =>
    match === null ? null : (
      <code className="mono-s">
        {visible(match.field)} <Hit text={visible(match.value)} sought={sought} />
      </code>
    ),
}

export function useColumns() {
  return useKept('decision columns', isNames, FIRST_SHOWN)
}

function isNames(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) && value.length > 0 && value.every((each) => COLUMNS.some(({ id }) => id === each))
  )
}

/** A fixed slot for each severity, so that the column can be scanned. */
function Severities({ row }: { readonly row: DecisionLine }) {
  return (
    <span className={css.severities}>
      {SEVERITIES.toReversed().map((severity) => (
        <span key={severity}>
          {row.severities[severity] > 0 ? (
            <SeverityMark severity={severity} count={row.severities[severity]} />
          ) : null}
        </span>
      ))}
    </span>
  )
}
