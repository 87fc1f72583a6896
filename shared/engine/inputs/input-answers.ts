import type { CaseFile } from '../../casefile/case-file.ts'
import {
  InputAnswerAbout,
  ANSWERS_TO,
  type InputAnswer,
  type InputAnswerWord,
  type QuestionKind,
} from '../../model/input-register.ts'
import { DocketError } from '../../model/error.ts'
import type { OpenQuestion } from './input-questions.ts'

const ACT = 'answer-input'

/** An answer, and to what it was given. */
export type GivenAnswer = InputAnswer & Pick<OpenQuestion, 'input' | 'question' | 'why'>

/** Every answer that the custody log keeps, oldest first. Throws CASE_DAMAGED. */
export function inputAnswers(file: CaseFile): readonly GivenAnswer[] {
  const answers: GivenAnswer[] = []
  for (const { seq, time, by, act, about } of file.custody.entries()) {
    // The log is hostile: an entry of this act that says something else answers nothing.
    const said = act === ACT ? InputAnswerAbout.safeParse(about).data : undefined
    if (said !== undefined) answers.push({ seq, time, by, ...said })
  }
  return answers
}

/** The last answer to a question, as it stands. */
export function answerTo(question: OpenQuestion, answers: readonly GivenAnswer[]): InputAnswer | null {
  const given = answers.findLast(
    (each) =>
      each.input === question.input && each.question === question.question && each.why === question.why,
  )
  return given === undefined
    ? null
    : { seq: given.seq, time: given.time, by: given.by, answer: given.answer, note: given.note }
}

/**
 * Keeps an answer as an act in the custody log. It changes no definition. Throws USAGE where the question does not
 * take it, or nothing asks it any more: what was shown has changed meanwhile.
 */
export function answerInput(
  file: CaseFile,
  open: readonly OpenQuestion[],
  said: {
    readonly input: string
    readonly question: QuestionKind
    readonly why: string
    readonly answer: InputAnswerWord
    readonly note: string
  },
  { by, now }: { readonly by: string; readonly now: () => Date },
): { readonly seq: number } {
  const { input, question, why, answer, note } = said
  const problem = !ANSWERS_TO[question].includes(answer)
    ? `to ${question} the answer is one of ${ANSWERS_TO[question].join(', ')}`
    : open.every((each) => each.input !== input || each.question !== question || each.why !== why)
      ? `nothing asks that of ${JSON.stringify(input)} as the case stands`
      : question === 'withdraw-or-keep' && answer === 'keep' && note.trim() === ''
        ? 'whoever keeps what nobody uses says what for'
        : undefined
  if (problem !== undefined) throw new DocketError('USAGE', { problem, verb: 'inputs' })
  return file.transaction(() => {
    const about = { input, question, why, answer, note }
    return { seq: file.custody.append({ time: now().toISOString(), by, act: ACT, about }).seq }
  })
}
