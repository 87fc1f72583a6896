import { X } from 'lucide-react'
import { Button, IconButton } from '../components/button.tsx'
import { ErrorNotice } from '../components/notice.tsx'
import { endToast, dismiss, useNotices } from '../store/notices.ts'
import { useKeys } from '../store/keys.ts'
import css from './messages.module.css'

/** Errors of what was done by a key or a menu stay until they are dealt with; a toast goes by itself. */
export function Messages() {
  const { toast, errors } = useNotices()
  const undo = toast?.undo
  useKeys(
    undo === undefined
      ? {}
      : {
          z: {
            does: 'Undo the last act',
            run: () => {
              undo()
              endToast()
            },
          },
        },
    'Everywhere',
  )
  return (
    <div className={css.stack}>
      {errors.map(({ id, what, error }) => (
        <div key={id} className={css.error}>
          <ErrorNotice
            doing={what}
            error={error}
            actions={
              <Button size="small" onClick={() => dismiss(id)}>
                Close
              </Button>
            }
          />
        </div>
      ))}
      {toast === null ? null : (
        <div className={css.toast} role="status">
          <span>{toast.text}</span>
          {undo === undefined ? null : (
            <button
              type="button"
              className={css.undo}
              onClick={() => {
                undo()
                endToast()
              }}
            >
              Undo
            </button>
          )}
          <IconButton label="Close" className={css.close ?? ''} onClick={endToast}>
            <X aria-hidden="true" />
          </IconButton>
        </div>
      )}
    </div>
  )
}
