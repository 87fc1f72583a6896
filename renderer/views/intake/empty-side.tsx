import { Key } from '../../components/key.tsx'
import { Scroll } from '../../components/screen.tsx'
import css from './empty-case.module.css'

const KEYS: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['Ctrl', 'K'], 'go to, filter or run anything'],
  [['j', 'k'], 'next and previous in any list'],
  [['Enter'], 'open'],
  [['/'], 'search this list'],
  [['g', 'd'], 'go to Decisions, and so on'],
  [['[', ']'], 'narrow and widen the pane'],
  [['t'], 'UTC or local time'],
  [['?'], 'all keys'],
]

/** For somebody who is new here: the keys that serve everywhere, and what happens to what is dropped. */
export function EmptySide() {
  return (
    <Scroll ground="inset" label="Keys, and what Docket does" pane>
      <div className={css.side}>
        <h2 className={css.sideHeading}>Keys</h2>
        <dl>
          {KEYS.map(([keys, does]) => (
            <div key={does} className={css.key}>
              <dt className={css.caps}>
                <span className="unseen">{keys.join(' ')}</span>
                {keys.map((key) => (
                  <Key key={key}>{key}</Key>
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <h2 className={css.sideHeading}>What Docket does with it</h2>
        <p className="ink-2">
          Reads what you drop, keeps every byte, rebuilds each decision, hears it again with the real policy
          engine and marks what does not hold. A packet lets others check it without Docket.
        </p>
        <p className="ink-2">No network, no telemetry. One case is one file that you can copy.</p>
      </div>
    </Scroll>
  )
}
