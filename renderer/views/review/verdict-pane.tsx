import { Undo2 } from 'lucide-react'
import { useRef } from 'react'
import { flushSync } from 'react-dom'
import type { ReviewVerdict } from '../../../shared/model/review-words.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Time } from '../../components/time.tsx'
import { useKeys } from '../../store/keys.ts'
import { visible } from '../../words/visible.ts'
import { ExceptionFields } from './exception-fields.tsx'
import { NoteField } from '../../components/note-field.tsx'
import { missingOf, needsNote } from './verdict-form.ts'
import type { Reviewing } from './use-reviewing.ts'
import { VerdictChoice } from './verdict-choice.tsx'
import css from './verdict-pane.module.css'

/** The verdict on the item in sight: chosen, said why, recorded; and the one before, to be taken back. */
export function VerdictPane({ reviewing }: { readonly reviewing: Reviewing }) {
  const { standing, form, change, refusal, isBusy, record, skip, undo, last } = reviewing
  const pane = useRef<HTMLElement>(null)
  const { item } = standing
  const isShut = refusal !== null
  const missing = missingOf(form, item)
  const isReady = !isShut && !isBusy && missing === null
  const choose = (verdict: ReviewVerdict) => {
    if (isShut) return
    // What the verdict still needs is where the next letter goes: it is drawn before that letter can come.
    flushSync(() => change({ verdict }))
    if (verdict !== 'uphold' || needsNote(verdict, item)) firstField(pane.current)?.focus()
  }
  const recordNow = () => {
    if (isReady) record()
  }
  useKeys(
    {
      u: { does: 'Uphold', run: () => choose('uphold') },
      r: { does: 'Revoke', run: () => choose('revoke') },
      x: { does: 'Make an exception', run: () => choose('exception') },
      e: { does: 'Escalate', run: () => choose('escalate') },
      'Ctrl+Enter': { does: 'Record the verdict and go to the next item', run: recordNow, inFields: true },
      n: { does: 'Skip the item', run: skip },
      z: { does: 'Take back your last verdict', run: undo },
    },
    'Review',
  )
  return (
    <section ref={pane} className={css.pane} aria-label="Your verdict" data-pane="">
      <h2 className={css.head}>Your verdict</h2>
      {refusal === null ? null : <p className={css.refusal}>{refusal}</p>}
      <VerdictChoice value={form.verdict} disabled={isShut} onChange={choose} />
      {form.verdict === 'escalate' ? (
        <Field
          label="To"
          hint="decides in your stead"
          value={form.to}
          maxLength={200}
          autoComplete="off"
          data-first=""
          onChange={({ target }) => change({ to: target.value })}
        />
      ) : null}
      {form.verdict === 'exception' ? <ExceptionFields item={item} form={form} change={change} /> : null}
      <NoteField
        value={form.note}
        hint={needsNote(form.verdict, item) ? `required for ${form.verdict}` : 'may be left out'}
        disabled={isShut}
        onChange={(note) => change({ note })}
      />
      {form.verdict === 'revoke' ? (
        <p className={css.remove}>
          <b>Remove</b>{' '}
          <code className="mono-s">{visible(item.entitlement ?? item.action ?? 'the access')}</code> from{' '}
          <code className="mono-s">{visible(item.subject ?? 'somebody unnamed')}</code>
        </p>
      ) : null}
      <div className={css.acts}>
        <Button
          weight="primary"
          keys={['Ctrl', 'Enter']}
          disabled={!isReady}
          onClick={recordNow}
          className={css.record ?? ''}
        >
          Record, next
        </Button>
        <Button keys={['n']} onClick={skip}>
          Skip
        </Button>
      </div>
      <p className="small ink-2" role="status">
        {isShut || form.verdict === null ? '' : missing}
      </p>
      {last === null ? null : (
        <div className={css.last}>
          <Undo2 aria-hidden="true" />
          <span className={css.lastWords}>
            <code className="mono-s">{visible(last.item)}</code> is <b>{last.verdict}</b>,{' '}
            <Time at={last.time} precision="s" />
          </span>
          <Button weight="quiet" size="small" keys={['z']} onClick={undo}>
            Undo
          </Button>
        </div>
      )}
    </section>
  )
}

function firstField(pane: HTMLElement | null): HTMLElement | null {
  return (
    pane?.querySelector<HTMLElement>('[data-first]') ??
    pane?.querySelector<HTMLElement>('[data-note]') ??
    null
  )
}
