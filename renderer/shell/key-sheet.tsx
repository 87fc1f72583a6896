import { Dialog } from '../components/dialog.tsx'
import { Key } from '../components/key.tsx'
import { type KeyMap, useKeyLayers } from '../store/keys.ts'
import css from './key-sheet.module.css'

/** Every key that works now, with what it does, by where it works. */
export function KeySheet({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const layers = useKeyLayers((state) => state.layers)
  if (!open) return null
  const scopes = new Map<string, KeyMap>()
  for (const { scope, keys } of layers) scopes.set(scope, { ...scopes.get(scope), ...keys() })
  return (
    <Dialog
      open
      onClose={onClose}
      title="Keys"
      about="No single letter acts while a field has the focus."
      width={760}
    >
      <div className={css.columns}>
        {[...scopes]
          .filter(([, keys]) => Object.keys(keys).length > 0)
          .map(([scope, keys]) => (
            <section key={scope} className={css.scope}>
              <h3 className={css.heading}>{scope}</h3>
              <dl>
                {Object.entries(keys).map(([key, { does }]) => (
                  <div key={key} className={css.row}>
                    <dt className={css.keys}>
                      <span className="unseen">{key}</span>
                      {key.split(/[ +](?=.)/).map((cap) => (
                        <Key key={cap}>{cap === 'ArrowDown' ? '↓' : cap === 'ArrowUp' ? '↑' : cap}</Key>
                      ))}
                    </dt>
                    <dd>{does}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
      </div>
    </Dialog>
  )
}
