import { useState } from 'react'
import type { SourceRow } from '../../../shared/contract/intake.ts'
import { Button } from '../../components/button.tsx'
import { Dialog, DialogActions } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import type { OpenCase } from '../../store/case.ts'
import { describeSource } from '../../store/source-context.ts'
import { count } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { CONTEXT_FIELDS, contextOf, problemOf } from './context-fields.ts'
import css from './intake.module.css'

/** The form of what is known about an export. Nothing is required: what is not known is left empty. */
export function ContextDialog({
  source,
  opened,
  onClose,
}: {
  readonly source: SourceRow
  readonly opened: OpenCase
  readonly onClose: () => void
}) {
  const [lines, setLines] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(
      CONTEXT_FIELDS.map(({ field }) => {
        const value = source.context[field]
        return [field, typeof value === 'number' ? count(value) : (value ?? '')]
      }),
    ),
  )
  const problems = CONTEXT_FIELDS.map(({ field }) => problemOf(field, lines[field] ?? ''))
  const isWrong = problems.some((problem) => problem !== undefined)
  const submit = (event: { readonly preventDefault: () => void }) => {
    event.preventDefault()
    if (isWrong) return
    onClose()
    void describeSource(opened, source, contextOf(lines))
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Context of s${source.id}, ${visible(source.name)}`}
      about="Kept in custody and in every packet. Decisions stay as they are."
      width={560}
    >
      <form onSubmit={submit} className={css.form}>
        {CONTEXT_FIELDS.map(({ field, label, hint, room }, at) => (
          <div key={field} className={room === 'whole' ? css.whole : undefined}>
            <Field
              label={label}
              hint={hint}
              name={field}
              value={lines[field] ?? ''}
              problem={problems[at]}
              autoComplete="off"
              spellCheck={false}
              inputMode={field === 'expectedCount' ? 'numeric' : 'text'}
              onChange={(event) => setLines({ ...lines, [field]: event.target.value })}
            />
          </div>
        ))}
        <div className={css.whole}>
          <DialogActions>
            <Button keys={['Esc']} onClick={onClose}>
              Cancel
            </Button>
            <Button weight="primary" submit keys={['Enter']} disabled={isWrong}>
              Keep the context
            </Button>
          </DialogActions>
        </div>
      </form>
    </Dialog>
  )
}
