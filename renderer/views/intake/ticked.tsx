import { Fragment } from 'react'
import { visible } from '../../words/visible.ts'

/** Words of the engine, in which names stand between backticks: those in the type of names. */
export function Ticked({ text }: { readonly text: string }) {
  return text.split('`').map((part, at) => (
    // Parts never change their places.
    <Fragment key={at}>
      {at % 2 === 1 ? <code className="mono-s">{visible(part)}</code> : visible(part)}
    </Fragment>
  ))
}
