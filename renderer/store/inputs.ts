import type { InputQuestion } from '../../shared/contract/inputs.ts'
import type { Input } from '../../shared/contract/methods.ts'
import { wireErrorOf } from '../client/client.ts'
import { bytes, counted } from '../words/numbers.ts'
import type { OpenCase } from './case.ts'
import { chooseWhere } from './files.ts'
import { runJob } from './jobs.ts'
import { report, toast } from './notices.ts'

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
export function exportInputs(opened: OpenCase): void {
  write(opened).catch((error: unknown) => report('Export the register', wireErrorOf(error)))
}

async function write({ case: token, name }: OpenCase): Promise<void> {
  const out = await chooseWhere(`${name}-inputs.csv`, 'csv')
  if (out === null) return
  const ended = await runJob(
    'inputs.export',
    { case: token, out: out.token },
    { title: `Export the register to ${out.name}` },
  )
  if (ended.state === 'failed') report('Export the register', ended.error)
  if (ended.state === 'done')
    toast(`${ended.value.name}: ${counted(ended.value.rows, 'row')}, ${bytes(ended.value.bytes)}`)
}
