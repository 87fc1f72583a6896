import { Copy, Upload } from 'lucide-react'
import { useEffect } from 'react'
import { useAnswer } from '../../client/answers.ts'
import { Button } from '../../components/button.tsx'
import { PageHead } from '../../components/head.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { SidePanes } from '../../components/side-panes.tsx'
import { Screen } from '../../components/screen.tsx'
import type { OpenCase } from '../../store/case.ts'
import { useCommands } from '../../store/commands.ts'
import { exportCustody, walkCustody } from '../../store/custody.ts'
import { listCustody, useCustodyList } from '../../store/custody-list.ts'
import { useKeys } from '../../store/keys.ts'
import { copyText } from '../../store/notices.ts'
import { usePrefs } from '../../store/prefs.ts'
import { useRoute } from '../../store/route.ts'
import { dateTime } from '../../words/times.ts'
import { entryText } from './act-words.ts'
import { ChainStrip } from './chain-strip.tsx'
import { CustodyFacets } from './custody-facets.tsx'
import { EntryList } from './entry-list.tsx'
import { EntryPane } from './entry-pane.tsx'
import { shownOf } from './shown.ts'
import css from './custody.module.css'

const ABOUT = 'who did what in this case; entries are added, never changed'

/** The log as a chain: who did what to the case, in order, and whether each entry holds the digest of the one before. */
export function Custody({ opened }: { readonly opened: OpenCase }) {
  const { case: token } = opened
  const shown = shownOf(useRoute())
  const { filter } = shown
  const zone = usePrefs((prefs) => prefs.zone)
  // Asked again whenever the case is written to: it tells that there are new entries.
  const { value: first, error } = useAnswer('custody.walk', { case: token, from: { seq: 0, digest: null } })
  const entries = first?.entries
  useEffect(() => {
    if (entries !== undefined) void walkCustody(token)
  }, [token, entries])
  const wanted = JSON.stringify(filter)
  useEffect(() => {
    if (entries !== undefined) void listCustody(token, JSON.parse(wanted) as typeof filter, entries)
  }, [token, entries, wanted])
  const copy = () => {
    const { rows } = useCustodyList.getState()
    copyText(
      rows.map((row) => entryText(row, (time) => dateTime(time, zone))).join('\n'),
      'The entries shown',
    )
  }
  const again = () => void walkCustody(token)
  useKeys(
    {
      v: { does: 'Check the chain again', run: again },
      c: { does: 'Copy the entries as text', run: copy },
    },
    'Custody',
  )
  useCommands([
    { name: 'Check the custody chain', group: 'Custody', keys: ['v'], run: again },
    { name: 'Save the custody log…', group: 'Custody', run: () => exportCustody(opened) },
  ])
  const head = (
    <PageHead
      title="Custody"
      about={ABOUT}
      actions={
        <>
          <Button weight="quiet" icon={<Copy aria-hidden="true" />} keys={['c']} onClick={copy}>
            Copy as text
          </Button>
          <Button icon={<Upload aria-hidden="true" />} onClick={() => exportCustody(opened)}>
            Save custody.ndjson
          </Button>
        </>
      }
    />
  )
  if (error !== undefined)
    return (
      <Screen head={head}>
        <ErrorNotice doing="Show the custody log" error={error} />
      </Screen>
    )
  if (first === undefined) return <Screen head={head}>{null}</Screen>
  const list = (
    <SidePanes
      kept="custody facets"
      side="first"
      widths={{ wide: 184, narrow: 168 }}
      least={140}
      most={360}
      first={<CustodyFacets opened={opened} shown={shown} />}
      second={<EntryList opened={opened} shown={shown} />}
    />
  )
  return (
    <Screen head={head}>
      <div className={css.column}>
        <ChainStrip opened={opened} onAgain={again} />
        <div className={css.below}>
          <SidePanes
            kept="custody entry"
            side="second"
            widths={{ wide: 336, narrow: 268 }}
            least={220}
            most={640}
            keys
            first={<div className={css.fill}>{list}</div>}
            second={<EntryPane opened={opened} seq={shown.entry} entries={first.entries} />}
          />
        </div>
      </div>
    </Screen>
  )
}
