import { Plus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useAnswer } from '../../client/answers.ts'
import { Button } from '../../components/button.tsx'
import { Empty } from '../../components/empty.tsx'
import { PageHead } from '../../components/head.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { Screen } from '../../components/screen.tsx'
import { SearchField } from '../../components/search-field.tsx'
import { SidePanes } from '../../components/side-panes.tsx'
import { useCommands } from '../../store/commands.ts'
import { chooseKeyFile, type KeyFile, refreshIdentities } from '../../store/identities.ts'
import { useKeys } from '../../store/keys.ts'
import { go, type Route } from '../../store/route.ts'
import { CardView } from './card-view.tsx'
import { aboutKeys, keysOf, matching } from './identity-words.ts'
import { ImportKey } from './import-key.tsx'
import { KeyPane } from './key-pane.tsx'
import { KeyTable } from './key-table.tsx'
import { MakeIdentity } from './make-identity.tsx'
import css from './identities.module.css'

type Adding = 'make' | KeyFile | null

/** Whom this desk trusts, by which keys, and its own keys. It is the desk's, not a case's. */
export function Identities({ route }: { readonly route: Route }) {
  const [keyid, view] = route.parts
  // The command line and other windows change the same store.
  useEffect(refreshIdentities, [])
  return keyid !== undefined && view === 'card' ? <CardView keyid={keyid} /> : <AllKeys wanted={keyid} />
}

function AllKeys({ wanted }: { readonly wanted: string | undefined }) {
  const { value, error } = useAnswer('identities.list', {})
  const [text, setText] = useState('')
  const [adding, setAdding] = useState<Adding>(null)
  const make = () => setAdding('make')
  const take = () => chooseKeyFile(setAdding)
  const show = (keyid: string) => go({ screen: 'identities', parts: [keyid] }, { history: 'replace' })
  const added = (keyid: string) => {
    setAdding(null)
    if (keyid !== '') show(keyid)
  }
  useKeys(
    {
      n: { does: 'Make a key at this desk', run: make },
      i: { does: 'Take in a key file', run: take },
    },
    'Identities',
  )
  useCommands([
    { name: 'Make a key at this desk…', group: 'Identities', keys: ['n'], run: make },
    { name: 'Take in a key file…', group: 'Identities', keys: ['i'], run: take },
  ])
  const all = keysOf(value?.identities ?? [])
  const keys = matching(all, text)
  const row = all.find(({ key }) => key.keyid === wanted) ?? (wanted === undefined ? keys[0] : undefined)
  const acts = (
    <>
      <Button keys={['i']} onClick={take}>
        Take in a key…
      </Button>
      <Button
        weight={all.length === 0 ? 'primary' : 'plain'}
        icon={<Plus aria-hidden="true" />}
        keys={['n']}
        onClick={make}
      >
        Make a key…
      </Button>
    </>
  )
  return (
    <Screen
      head={
        <PageHead
          title="Identities"
          about={value === undefined || all.length === 0 ? '' : aboutKeys(value.identities, Date.now())}
          actions={
            all.length === 0 ? null : (
              <>
                <SearchField label="Search identities" value={text} onChange={setText} width={160} />
                {acts}
              </>
            )
          }
        />
      }
    >
      {error !== undefined ? (
        <ErrorNotice doing="List whom this desk trusts" error={error} />
      ) : value === undefined ? null : all.length === 0 ? (
        <Empty what="This desk trusts nobody yet." actions={acts}>
          Make a key to sign with, and take in the public keys of those whose packets and sign-offs you are to
          believe: a key in a packet is never trust.
        </Empty>
      ) : (
        <SidePanes
          kept="identity"
          side="second"
          widths={{ wide: 440, narrow: 340 }}
          least={300}
          most={640}
          keys
          first={
            <section className={css.list} aria-label="Keys" data-pane="">
              <KeyTable keys={keys} focused={row?.key.keyid ?? null} onFocus={show} />
              {keys.length === 0 ? <p className={css.none}>Nobody has such a name, id or key.</p> : null}
            </section>
          }
          second={
            row === undefined ? (
              <p className={css.none}>This desk knows no such key.</p>
            ) : (
              <KeyPane row={row} />
            )
          }
        />
      )}
      {adding === 'make' ? (
        <MakeIdentity onClose={() => setAdding(null)} onMade={added} />
      ) : adding === null ? null : (
        <ImportKey chosen={adding} onClose={() => setAdding(null)} onTaken={added} />
      )}
    </Screen>
  )
}
