import type { ReactNode } from 'react'
import type { PolicyFileText } from '../../../shared/contract/policies.ts'
import { Button } from '../../components/button.tsx'
import { copyText } from '../../store/notices.ts'
import { visible } from '../../words/visible.ts'
import css from './policies.module.css'

/** What is shown below it, and its text to be copied. */
export function FileLine({
  file,
  children,
  keys,
}: {
  readonly file: PolicyFileText
  readonly children: ReactNode
  /** Keys that move in what is shown. */
  readonly keys?: ReactNode
}) {
  const { text, path } = file
  return (
    <p className={css.file}>
      <span className={css.fileWords}>{children}</span>
      {keys}
      {text === null ? null : (
        <Button size="small" weight="quiet" onClick={() => copyText(text, visible(path))}>
          Copy as text
        </Button>
      )}
    </p>
  )
}
