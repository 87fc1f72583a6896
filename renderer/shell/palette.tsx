import { Dialog } from '@base-ui/react/dialog'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { Key } from '../components/key.tsx'
import type { OpenCase } from '../store/case.ts'
import { useCommandSets } from '../store/commands.ts'
import { setTheme, setZone, usePrefs } from '../store/prefs.ts'
import { go, parseRoute } from '../store/route.ts'
import { useAnswer } from '../client/answers.ts'
import { matching, type Entry } from './palette-entries.ts'
import { PLACES } from './places.ts'
import css from './palette.module.css'

/** Everything by its name: places, commands, decisions by id, and addresses that were copied. */
export function Palette({
  open,
  onClose,
  opened,
}: {
  readonly open: boolean
  readonly onClose: () => void
  readonly opened: OpenCase | undefined
}) {
  if (!open) return null
  return <OpenPalette onClose={onClose} opened={opened} />
}

function OpenPalette({
  onClose,
  opened,
}: {
  readonly onClose: () => void
  readonly opened: OpenCase | undefined
}) {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const entries = useEntries(text, opened)
  const chosen = Math.min(at, entries.length - 1)
  const run = (entry: Entry | undefined) => {
    if (entry === undefined) return
    onClose()
    entry.run()
  }
  return (
    <Dialog.Root
      open
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={css.scrim} />
        <Dialog.Popup className={css.popup}>
          <Dialog.Title className="unseen">Command palette</Dialog.Title>
          <div className={css.field}>
            <Search aria-hidden="true" />
            <input
              className={css.input}
              role="combobox"
              aria-expanded="true"
              aria-controls="palette-list"
              aria-activedescendant={entries.length === 0 ? undefined : `palette-${chosen}`}
              aria-label="Go to, filter or run a command"
              placeholder="Go to, filter or run a command"
              // At once: what is typed right after the key that opens it is sought.
              autoFocus
              autoComplete="off"
              spellCheck={false}
              value={text}
              onChange={(event) => {
                setText(event.target.value)
                setAt(0)
              }}
              onKeyDown={(event) => {
                if (event.key === 'Enter') run(entries[chosen])
                else if (event.key === 'ArrowDown') setAt((chosen + 1) % Math.max(1, entries.length))
                else if (event.key === 'ArrowUp')
                  setAt((chosen - 1 + entries.length) % Math.max(1, entries.length))
                else return
                event.preventDefault()
              }}
            />
            <Key>Esc</Key>
          </div>
          <div id="palette-list" role="listbox" aria-label="What can be done" className={css.list}>
            {entries.map((entry, index) => (
              // The input keeps the focus; arrow keys and Enter choose.
              <div
                key={entry.key}
                id={`palette-${index}`}
                role="option"
                aria-selected={index === chosen}
                tabIndex={-1}
                className={`${css.entry} ${index === chosen ? css.chosen : ''}`}
                onMouseMove={() => setAt(index)}
                onClick={() => run(entry)}
              >
                <span className={css.name}>{entry.name}</span>
                <span className={css.group}>{entry.group}</span>
                {(entry.keys ?? []).map((key) => (
                  <Key key={key}>{key}</Key>
                ))}
              </div>
            ))}
          </div>
          {entries.length === 0 ? <p className={css.none}>Nothing has that name.</p> : null}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

const LINES = 8

function useEntries(text: string, opened: OpenCase | undefined): readonly Entry[] {
  const sets = useCommandSets((state) => state.sets)
  const { theme, zone } = usePrefs()
  const sought = text.trim()
  const { value: found } = useAnswer(
    'decisions.rows',
    opened === undefined || sought.length < 2
      ? null
      : {
          case: opened.case,
          filter: { facets: {}, text: sought },
          sort: { by: 'time', order: 'up' },
          at: 0,
          limit: LINES,
        },
    { keep: true },
  )
  const places = PLACES.filter(({ ofCase }) => !ofCase || opened !== undefined).map(
    ({ screen, name, letter }): Entry => ({
      key: `go ${screen}`,
      name: `Go to ${name}`,
      group: 'Places',
      keys: ['g', letter],
      run: () => go({ screen }),
    }),
  )
  const commands = sets
    .flatMap((set) => set.commands())
    .map((command): Entry => ({ key: `run ${command.group} ${command.name}`, ...command }))
  const views: readonly Entry[] = [
    {
      key: 'zone',
      name: zone === 'utc' ? 'Show local times' : 'Show times in UTC',
      group: 'View',
      keys: ['t'],
      run: () => setZone(zone === 'utc' ? 'local' : 'utc'),
    },
    {
      key: 'theme',
      name: theme === 'light' ? 'Use the dark theme' : 'Use the light theme',
      group: 'View',
      run: () => setTheme(theme === 'light' ? 'dark' : 'light'),
    },
  ]
  const decisions =
    sought.length < 2 || found === undefined
      ? []
      : found.rows.map((row): Entry => ({
          key: `decision ${row.ord}`,
          name: `${row.id}  ${row.subject ?? ''}  ${row.entitlement ?? ''}`,
          group: 'Decision',
          run: () => go({ screen: 'decisions', parts: [row.id], query: { ord: String(row.ord) } }),
        }))
  const filter: readonly Entry[] =
    opened === undefined || sought === ''
      ? []
      : [
          {
            key: 'filter',
            name: `Show decisions with “${sought}”`,
            group: 'Filter',
            run: () => go({ screen: 'decisions', query: { text: sought } }),
          },
        ]
  const at = sought.indexOf('#/')
  const address: readonly Entry[] =
    at < 0
      ? []
      : [
          {
            key: 'address',
            name: `Open the address ${sought.slice(at)}`,
            group: 'Address',
            run: () => go(parseRoute(sought.slice(at))),
          },
        ]
  return [...address, ...matching([...commands, ...places, ...views], sought), ...decisions, ...filter]
}
