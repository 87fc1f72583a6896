import { useAnswer } from '../client/answers.ts'
import { Key } from '../components/key.tsx'
import type { OpenCase } from '../store/case.ts'
import { usePrefs } from '../store/prefs.ts'
import { counted } from '../words/numbers.ts'
import { Tray } from './tray.tsx'
import css from './status-bar.module.css'

/** What the case holds, what is being done, and how things are shown. 24 px. */
export function StatusBar({
  opened,
  onKeys,
}: {
  readonly opened: OpenCase | undefined
  readonly onKeys: () => void
}) {
  const zone = usePrefs((prefs) => prefs.zone)
  const { value: info } = useAnswer('case.info', opened === undefined ? null : { case: opened.case })
  const { value: about } = useAnswer('desk.about', {})
  return (
    <footer className={css.bar} data-pane="">
      <Tray />
      {info === undefined ? null : info.rebuilt ? (
        <span>
          <b>{counted(info.decisions, 'decision')}</b> in <b>{counted(info.runs, 'run')}</b>
        </span>
      ) : (
        <span>decisions not yet rebuilt</span>
      )}
      {about === undefined ? null : <span className={css.engines}>{about.engines.join(' · ')}</span>}
      <span className={css.gap} />
      <span>No network</span>
      <span>Times in {zone === 'utc' ? 'UTC' : 'local time'}</span>
      <button type="button" className={css.keys} onClick={onKeys}>
        <Key>?</Key> keys
      </button>
    </footer>
  )
}
