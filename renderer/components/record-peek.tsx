import { useAnswer } from '../client/answers.ts'
import { count } from '../words/numbers.ts'
import { visible } from '../words/visible.ts'
import { Key } from './key.tsx'
import css from './record-peek.module.css'

const FIRST_CHARS = 120

/** Where a record stands and how it begins, before it is opened. */
export function RecordPeek({ token, place }: { readonly token: string; readonly place: string }) {
  const { value } = useAnswer('record.raw', { case: token, place })
  const content = value?.piece.content
  return (
    <span className={css.peek}>
      <span>
        <b>{place}</b>{' '}
        {value === undefined ? '' : `${visible(value.source.name)}, line ${count(value.line + 1)}`}
      </span>
      <code className={css.first}>
        {content === undefined
          ? ' '
          : content.kind === 'text'
            ? visible(content.text.slice(0, FIRST_CHARS))
            : 'no text: its bytes are no UTF-8'}
      </code>
      <span className={css.keys}>
        <Key>Enter</Key> open raw
      </span>
    </span>
  )
}
