import { CircleHelp, Flag, OctagonAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { WireError } from '../../shared/contract/envelope.ts'
import { copyText } from '../store/notices.ts'
import { visible } from '../words/visible.ts'
import { Button } from './button.tsx'
import css from './notice.module.css'

export type NoticeWeight = 'stopped' | 'to-know' | 'aside'

/** What (in 600), where and likely why, what to do; then the actions. All ink: no colour says "error". */
export function Notice({
  weight = 'to-know',
  what,
  children,
  actions,
}: {
  readonly weight?: NoticeWeight
  readonly what: ReactNode
  readonly children?: ReactNode
  readonly actions?: ReactNode
}) {
  return (
    <section className={`${css.notice} ${css[weight]}`} role={weight === 'stopped' ? 'alert' : 'status'}>
      <Icon weight={weight} />
      <div className={css.text}>
        <p className={css.what}>{what}</p>
        {children === undefined ? null : <div className={css.more}>{children}</div>}
        {actions === undefined ? null : <div className={css.actions}>{actions}</div>}
      </div>
    </section>
  )
}

/** An error where it happened: what, how to mend it, its code, and its text to be copied. */
export function ErrorNotice({
  doing,
  error,
  actions,
}: {
  /** What was being done: `Open the case`. */
  readonly doing: string
  readonly error: WireError
  readonly actions?: ReactNode
}) {
  const text = `${doing}: ${error.message} ${error.remedy} [${error.code}]`
  return (
    <Notice
      weight="stopped"
      what={visible(sentence(error.message))}
      actions={
        <>
          {actions}
          <Button weight="quiet" size="small" onClick={() => copyText(text, 'The error')}>
            Copy as text
          </Button>
          <code className={css.code}>{error.code}</code>
        </>
      }
    >
      {visible(error.remedy)}
    </Notice>
  )
}

function sentence(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1)
  return /[.!?]$/.test(capital) ? capital : `${capital}.`
}

function Icon({ weight }: { readonly weight: NoticeWeight }) {
  switch (weight) {
    case 'stopped':
      return <OctagonAlert className={css.icon} aria-hidden="true" />
    case 'to-know':
      return <Flag className={css.icon} aria-hidden="true" />
    case 'aside':
      return <CircleHelp className={css.icon} aria-hidden="true" />
  }
}
