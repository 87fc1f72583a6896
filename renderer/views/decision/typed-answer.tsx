import type { WhatIfAnswer } from '../../../shared/contract/replay.ts'
import { visible } from '../../words/visible.ts'
import { answers } from './decision-words.ts'
import css from './what-if.module.css'

/** What a version answers to the value that was typed. */
export function TypedAnswer({ answer: { after, flip } }: { readonly answer: WhatIfAnswer }) {
  const { outcome, rules, version, why } = after
  return (
    <output className={css.answer}>
      {outcome === null ? (
        `cannot be evaluated: ${visible(why ?? 'no answer')}`
      ) : (
        <>
          {visible(version?.version ?? '')} <b>{answers(outcome)}</b>
          {flip === null ? ', the same' : ', which flips it'}
          {rules.length === 0 ? ', no rule decided' : `, by ${rules.map(visible).join(', ')}`}
        </>
      )}
    </output>
  )
}
