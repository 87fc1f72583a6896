import { useEffect, useState } from 'react'
import { useCaseNamed, findCase } from '../store/case.ts'
import { useKeys } from '../store/keys.ts'
import { setZone, usePrefs } from '../store/prefs.ts'
import { useRoute } from '../store/route.ts'
import { CurrentScreen } from './current-screen.tsx'
import { DropLayer } from './drop-layer.tsx'
import { FileDialog } from './file-dialog.tsx'
import { Gone } from './gone.tsx'
import { goKeys } from './places.ts'
import { KeySheet } from './key-sheet.tsx'
import { Messages } from './messages.tsx'
import { Palette } from './palette.tsx'
import { Rail } from './rail.tsx'
import { RecordDialog } from './record-dialog.tsx'
import { StatusBar } from './status-bar.tsx'
import { TitleBar } from './title-bar.tsx'
import { useMenuCommands } from './menu-commands.ts'
import { usePaneKeys } from './pane-keys.ts'
import { useShellCommands } from './shell-commands.ts'
import css from './shell.module.css'

/** Title bar, rail, screen, status bar; over them what is called up by a key. */
export function Shell() {
  const route = useRoute()
  const opened = useCaseNamed(route.caseName)
  const [over, setOver] = useState<'palette' | 'keys' | null>(null)
  const zone = usePrefs((prefs) => prefs.zone)
  useEffect(() => {
    if (route.caseName !== null) void findCase(route.caseName)
  }, [route.caseName])
  useEffect(() => {
    document.title = route.caseName === null ? 'Docket' : `${route.caseName} – Docket`
  }, [route.caseName])
  useKeys(
    {
      'Ctrl+k': { does: 'Open the command palette', run: () => setOver('palette'), inFields: true },
      '?': { does: 'Show the keys', run: () => setOver('keys') },
      t: { does: 'Switch between UTC and local time', run: () => setZone(zone === 'utc' ? 'local' : 'utc') },
      ...goKeys(route.caseName),
    },
    'Everywhere',
  )
  usePaneKeys()
  useShellCommands()
  useMenuCommands({ palette: () => setOver('palette'), keys: () => setOver('keys') })
  return (
    <div className={css.shell}>
      <TitleBar opened={opened} onPalette={() => setOver('palette')} onKeys={() => setOver('keys')} />
      <div className={css.middle}>
        <Rail route={route} opened={opened} />
        <main className={css.main} data-pane="" tabIndex={-1}>
          <CurrentScreen route={route} opened={opened} />
          <DropLayer opened={opened} />
        </main>
      </div>
      <StatusBar opened={opened} onKeys={() => setOver('keys')} />
      <Palette open={over === 'palette'} onClose={() => setOver(null)} opened={opened} />
      <KeySheet open={over === 'keys'} onClose={() => setOver(null)} />
      <Gone />
      <FileDialog />
      <RecordDialog />
      <Messages />
    </div>
  )
}
