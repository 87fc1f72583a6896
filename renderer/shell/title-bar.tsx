import { CircleHelp, Moon, ReceiptText, Search, Sun } from 'lucide-react'
import { IconButton } from '../components/button.tsx'
import { Key } from '../components/key.tsx'
import { Segmented } from '../components/segmented.tsx'
import type { OpenCase } from '../store/case.ts'
import { setTheme, setZone, usePrefs } from '../store/prefs.ts'
import css from './title-bar.module.css'

const ZONES = [
  { value: 'utc', label: 'UTC' },
  { value: 'local', label: 'Local' },
] as const

/** Which case, the way to everything, and how things are shown. 40 px. */
export function TitleBar({
  opened,
  onPalette,
  onKeys,
}: {
  readonly opened: OpenCase | undefined
  readonly onPalette: () => void
  readonly onKeys: () => void
}) {
  const { theme, zone } = usePrefs()
  return (
    <header className={css.bar} data-pane="">
      <div className={css.case}>
        <ReceiptText aria-hidden="true" />
        {opened === undefined ? (
          <>
            <b>Docket</b>
            <span className={css.note}>no case on screen</span>
          </>
        ) : (
          <span className={css.name}>
            <b>{opened.name}</b>
            <span className="ink-3">.docket</span>
          </span>
        )}
      </div>
      <button type="button" className={css.search} onClick={onPalette}>
        <Search aria-hidden="true" />
        <span>Go to, filter or run a command</span>
        <Key>Ctrl</Key>
        <Key>K</Key>
      </button>
      <div className={css.right}>
        <Segmented label="Times in" value={zone} options={ZONES} onChange={setZone} />
        <IconButton
          label={theme === 'light' ? 'Use the dark theme' : 'Use the light theme'}
          onClick={() => setTheme(theme === 'light' ? 'dark' : 'light')}
        >
          {theme === 'light' ? <Sun aria-hidden="true" /> : <Moon aria-hidden="true" />}
        </IconButton>
        <IconButton label="Show the keys" onClick={onKeys}>
          <CircleHelp aria-hidden="true" />
        </IconButton>
      </div>
    </header>
  )
}
