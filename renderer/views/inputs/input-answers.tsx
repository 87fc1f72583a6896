import { useState } from 'react'
import type { InputInFull, InputQuestion } from '../../../shared/contract/inputs.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { SectionHead } from '../../components/head.tsx'
import { Time } from '../../components/time.tsx'
import type { OpenCase } from '../../store/case.ts'
import { answerInput } from '../../store/inputs.ts'
import { visible } from '../../words/visible.ts'
import { ANSWERED, QUESTION_WORDS } from './input-words.ts'
import css from './inputs.module.css'

/** What is to be decided on an input, and what was answered. */
export function InputAnswers({ opened, input }: { readonly opened: OpenCase; readonly input: InputInFull }) {
  if (input.questions.length + input.answers.length === 0) return null
  return (
    <section aria-label="To decide">
      <SectionHead title="To decide" about="kept in custody; changes no definition" />
      {input.questions.map((question) => (
        <OneQuestion key={`${question.question} ${question.why}`} opened={opened} question={question} />
      ))}
      {input.answers.length === 0 ? null : (
        <ul className={css.told}>
          {input.answers.map(({ seq, time, by, answer, note }) => (
            <li key={seq}>
              <b>{ANSWERED[answer]}</b> by {visible(by)}, <Time at={time} precision="s" />
              {note === '' ? '' : `: ${visible(note)}`}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function OneQuestion({ opened, question }: { readonly opened: OpenCase; readonly question: InputQuestion }) {
  const [note, setNote] = useState('')
  const [isBusy, setBusy] = useState(false)
  const { asks, answers } = QUESTION_WORDS[question.question]
  return (
    <div className={css.question}>
      <p>
        <b>{asks.charAt(0).toUpperCase() + asks.slice(1)}</b>
      </p>
      <p className="ink-2">{visible(question.why)}</p>
      {question.answer === null ? null : (
        <p>
          Answered: <b>{ANSWERED[question.answer.answer]}</b>, by {visible(question.answer.by)}
        </p>
      )}
      <Field
        label="Note"
        hint="may be left out"
        value={note}
        maxLength={10_000}
        autoComplete="off"
        onChange={({ target }) => setNote(target.value)}
      />
      <div className={css.buttons}>
        {answers.map(({ answer, verb }) => (
          <Button
            key={answer}
            size="small"
            disabled={isBusy}
            onClick={() => {
              setBusy(true)
              answerInput(opened, question, answer, note.trim(), () => {
                setBusy(false)
                setNote('')
              })
            }}
          >
            {verb}
          </Button>
        ))}
      </div>
    </div>
  )
}
