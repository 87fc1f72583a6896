import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { visible } from '../../words/visible.ts'
import css from './what-if.module.css'

/** A value of one's own: JSON, or else a text as it stands. */
export function OtherValue({
  attribute,
  onValue,
}: {
  readonly attribute: string
  /** The value as JSON text. */
  readonly onValue: (json: string) => void
}) {
  const [text, setText] = useState('')
  return (
    <form
      className={css.other}
      onSubmit={(event) => {
        event.preventDefault()
        onValue(asJson(text))
      }}
    >
      <input
        className={css.input}
        aria-label={`Another value of ${visible(attribute)}`}
        placeholder="another value"
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <Button size="small" submit>
        Try it
      </Button>
    </form>
  )
}

function asJson(text: string): string {
  try {
    JSON.parse(text)
    // As it was typed: a number of many digits would not survive being read.
    return text
  } catch {
    // What is no JSON is meant as a text.
    return JSON.stringify(text)
  }
}
