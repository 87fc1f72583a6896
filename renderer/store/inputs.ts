import type { InputQuestion } from '../../shared/contract/inputs.ts'
import type { Input } from '../../shared/contract/methods.ts'
import { wireErrorOf } from '../client/client.ts'
import { counted } from '../words/numbers.ts'
import type { OpenCase } from './case.ts'
import { exportFile } from './export-file.ts'
import { runJob } from './jobs.ts'
import { report } from './notices.ts'

/** Keeps an answer to what is asked on an input. */
export function answerInput(
  opened: OpenCase,
  question: InputQuestion,
  answer: Input<'inputs.answer'>['answer'],
  note: string,
  onEnd: () => void,
): void {
  keep(opened, question, answer, note).then(onEnd, (error: unknown) => {
    report('Answer a question', wireErrorOf(error))
    onEnd()
  })
}

async function keep(
  { case: token }: OpenCase,
  { input, question, why }: InputQuestion,
  answer: Input<'inputs.answer'>['answer'],
  note: string,
): Promise<void> {
  const ended = await runJob(
    'inputs.answer',
    { case: token, input, question, why, answer, note },
    { title: `Answer what is asked on ${input}` },
  )
  if (ended.state === 'failed') report('Answer a question', ended.error)
}

/** Writes the register as CSV to a file that the person chooses. */
export function exportInputs({ case: token, name }: OpenCase): void {
  exportFile({
    job: 'inputs.export',
    input: { case: token },
    doing: 'Export the register',
    title: 'Export the register to',
    file: `${name}-inputs.csv`,
    holds: ({ rows }) => counted(rows, 'row'),
  })
}
