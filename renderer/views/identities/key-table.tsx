import { KeyRound } from 'lucide-react'
import { useCallback } from 'react'
import { Digest } from '../../components/digest.tsx'
import { LongTable, type LongColumn } from '../../components/long-table.tsx'
import { visible } from '../../words/visible.ts'
import { COMPARED_WORDS, type KeyOf, standingOf } from './identity-words.ts'
import css from './identities.module.css'

/** Every key that this desk knows, with whose it is and how it stands. */
export function KeyTable({
  keys,
  focused,
  onFocus,
}: {
  readonly keys: readonly KeyOf[]
  readonly focused: string | null
  readonly onFocus: (keyid: string) => void
}) {
  const rowAt = useCallback((index: number) => keys[index], [keys])
  const at = keys.findIndex(({ key }) => key.keyid === focused)
  return (
    <LongTable
      label="Whom this desk trusts"
      columns={COLUMNS}
      total={keys.length}
      rowAt={rowAt}
      keyOf={({ key }) => key.keyid}
      nameOf={({ identity, key }) =>
        `${visible(identity.name)}, ${key.keyid.slice(7, 15)}, ${standingOf(key, Date.now())}`
      }
      focused={focused}
      at={at < 0 ? null : at}
      onFocus={({ key }) => onFocus(key.keyid)}
      onRange={nothing}
      keys={{ scope: 'Identities', row: 'key' }}
    />
  )
}

/** All keys are here: no page is to be fetched. */
function nothing(): void {}

const none = <span className="ink-3">none</span>

const COLUMNS: readonly LongColumn<KeyOf>[] = [
  {
    key: 'name',
    head: 'Name',
    width: 'rest',
    cell: ({ identity: { name, aliases } }) => (
      <span title={visible(aliases.join(', '))}>
        <b>{visible(name)}</b> <span className="ink-2">{visible(aliases.join(', '))}</span>
      </span>
    ),
  },
  { key: 'key', head: 'Fingerprint', width: 126, cell: ({ key }) => <Digest value={key.keyid} /> },
  { key: 'standing', head: 'Standing', width: 104, cell: ({ key }) => <Standing row={key} /> },
  {
    key: 'compared',
    head: 'Compared',
    width: 120,
    cell: ({ key }) => (key.compared === null ? none : COMPARED_WORDS[key.compared.how]),
  },
  { key: 'until', head: 'Until', width: 84, cell: ({ key }) => dateOf(key.until) ?? none },
  {
    key: 'own',
    head: 'Here',
    width: 48,
    cell: ({ key }) =>
      key.own ? (
        <span className={css.own} title="This desk holds its private half">
          <KeyRound aria-hidden="true" />
          <span className="unseen">held here</span>
        </span>
      ) : null,
  },
]

function Standing({ row }: { readonly row: KeyOf['key'] }) {
  const standing = standingOf(row, Date.now())
  return standing === 'trusted' ? standing : <b>{standing}</b>
}

function dateOf(time: string | null): string | null {
  return time === null ? null : time.slice(0, 10)
}
