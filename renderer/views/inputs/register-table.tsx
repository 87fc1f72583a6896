import type { InputLine } from '../../../shared/contract/inputs.ts'
import { OutsideWords } from '../../components/marks.tsx'
import { Table, type Column } from '../../components/table.tsx'
import { DateText } from '../../components/time.tsx'
import { useWide } from '../../components/wide.ts'
import { count } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { lastReviewOf, limitsOf, ownersOf, sourcesOf } from './input-words.ts'

/** Every input, an input a row: used and not approved on top, never used below. */
export function RegisterTable({
  inputs,
  focused,
  onFocus,
}: {
  readonly inputs: readonly InputLine[]
  readonly focused: string | null
  readonly onFocus: (name: string) => void
}) {
  const wide = useWide()
  return (
    <Table
      label="Register of inputs"
      rows={inputs}
      keyOf={({ name }) => name}
      focused={focused}
      onFocus={({ name }) => onFocus(name)}
      mark={({ standing }) => (standing === 'not-approved' ? 'outside' : undefined)}
      keys="Inputs"
      columns={wide ? [...HEAD, ...OWNERS, ...USE] : [...HEAD, ...USE]}
    />
  )
}

const HEAD: readonly Column<InputLine>[] = [
  {
    key: 'name',
    head: 'Input',
    cell: ({ name, standing }) => (
      <code className="mono-s" title={visible(name)}>
        {standing === 'not-approved' ? <b>{visible(name)}</b> : visible(name)}
      </code>
    ),
  },
]

const OWNERS: readonly Column<InputLine>[] = [
  {
    key: 'owner',
    head: 'Owner',
    cell: ({ approvals }) => ownersOf(approvals) || <b>none</b>,
  },
  {
    key: 'source',
    head: 'Source',
    cell: ({ approvals }) => sourcesOf(approvals) || <span className="ink-3">none</span>,
  },
  {
    key: 'limit',
    head: 'Age limit',
    align: 'right',
    cell: ({ approvals }) => limitsOf(approvals) || <span className="ink-3">none</span>,
  },
  {
    key: 'last',
    head: 'Last reviewed',
    align: 'right',
    cell: ({ approvals }) => {
      const last = lastReviewOf(approvals)
      if (last === undefined) return <span className="ink-3">never</span>
      const date = <DateText date={visible(last)} />
      return approvals.some(({ overdue }) => overdue) ? <b>{date}</b> : date
    },
  },
]

const USE: readonly Column<InputLine>[] = [
  {
    key: 'evaluated',
    head: 'Evaluated',
    align: 'right',
    cell: ({ evaluated }) =>
      evaluated === null ? <span className="ink-3">not counted</span> : count(evaluated),
  },
  {
    key: 'unapproved',
    head: 'Not approved',
    align: 'right',
    cell: ({ unapproved }) =>
      unapproved === null || unapproved === 0 ? (
        <span className="ink-3">{unapproved ?? ''}</span>
      ) : (
        <b>{count(unapproved)}</b>
      ),
  },
  {
    key: 'standing',
    head: 'Standing',
    wide: true,
    cell: (row) => <Standing row={row} />,
  },
]

function Standing({ row: { standing, read, approvals } }: { readonly row: InputLine }) {
  const rest = [
    ...(SHORT[standing] === null ? [] : [SHORT[standing]]),
    ...(read === 'no' ? ['not read'] : []),
    ...(approvals.some(({ overdue }) => overdue) ? ['overdue'] : []),
  ].join(', ')
  if (standing === 'not-approved') return <OutsideWords>not approved</OutsideWords>
  return <span title={rest}>{rest}</span>
}

const SHORT: Readonly<Record<InputLine['standing'], string | null>> = {
  'not-approved': null,
  approved: null,
  'never-used': 'never used',
  unrestricted: 'unrestricted',
  'not-counted': 'not counted',
}
