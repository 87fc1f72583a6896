import { Check } from 'lucide-react'
import type { InputQuestion } from '../../../shared/contract/inputs.ts'
import { Button } from '../../components/button.tsx'
import { SectionHead } from '../../components/head.tsx'
import { Table } from '../../components/table.tsx'
import { usePrefs } from '../../store/prefs.ts'
import { count, counted } from '../../words/numbers.ts'
import { dateOnly } from '../../words/times.ts'
import { visible } from '../../words/visible.ts'
import { ANSWERED, QUESTION_WORDS } from './input-words.ts'
import css from './inputs.module.css'

/** The review of the register itself: what is to be decided on it, why now, and what was answered. */
export function QuestionTable({
  questions,
  answered,
  more,
  onFocus,
  onNext,
}: {
  readonly questions: readonly InputQuestion[]
  readonly answered: number
  readonly more: number
  readonly onFocus: (name: string) => void
  /** Undefined: everything is answered. */
  readonly onNext: (() => void) | undefined
}) {
  const zone = usePrefs((prefs) => prefs.zone)
  return (
    <section className={css.questions} aria-label="Review of the register">
      <SectionHead
        title="Review of the register"
        about={
          questions.length === 0
            ? 'nothing asks for a decision'
            : `${count(answered)} of ${counted(questions.length + more, 'question')} answered`
        }
        actions={
          <Button size="small" keys={['a']} disabled={onNext === undefined} onClick={onNext}>
            Answer the next
          </Button>
        }
      />
      {questions.length === 0 ? null : (
        <Table
          label="Questions"
          rows={questions}
          keyOf={({ input, question }) => `${question} ${input}`}
          onFocus={({ input }) => onFocus(input)}
          columns={[
            {
              key: 'input',
              head: 'To decide',
              cell: ({ input }) => <code className="mono-s">{visible(input)}</code>,
            },
            { key: 'what', head: 'What', cell: ({ question }) => QUESTION_WORDS[question].asks },
            {
              key: 'why',
              head: 'Why now',
              wide: true,
              cell: ({ why }) => <span title={visible(why)}>{visible(why)}</span>,
            },
            {
              key: 'of',
              head: 'Asked of',
              cell: ({ askedOf }) => askedOf.map(visible).join(', ') || <b>nobody</b>,
            },
            {
              key: 'answer',
              head: 'Answer',
              cell: ({ answer }) =>
                answer === null ? (
                  <span className="ink-3">none yet</span>
                ) : (
                  <span className={css.answered}>
                    <Check aria-hidden="true" />
                    {ANSWERED[answer.answer]}, {dateOnly(answer.time, zone)}
                  </span>
                ),
            },
          ]}
        />
      )}
    </section>
  )
}
