import {
  answerInputQuestion,
  exportInputs,
  inputInFull,
  inputRegister,
  inputUse,
  openCaseFile,
} from '../../../shared/engine.ts'
import { acting } from '../surroundings.ts'
import { evaluator } from './evaluator.ts'
import { type CallTable, caseOf, type JobTable } from './tables.ts'

export const inputsCalls = {
  'inputs.list': (input, by) => inputRegister(caseOf(input, by)),
  'input.get': ({ name, ...input }, by) => ({ input: inputInFull(caseOf(input, by), name) ?? null }),
} satisfies Partial<CallTable>

export const inputsJobs = {
  'input.use': ({ name, influence, ...input }, { files, cases, signal, onProgress }) =>
    inputUse(cases.reading(files.path(input.case)), name, { influence, evaluator, signal, onProgress }),
  'inputs.answer': ({ case: token, ...said }, { files }) => {
    using file = openCaseFile(files.path(token), 'read-write')
    return Promise.resolve(answerInputQuestion(file, said, acting))
  },
  'inputs.export': ({ out, ...input }, { files, cases, signal }) =>
    exportInputs(cases.reading(files.path(input.case)), files.path(out), { signal }),
} satisfies Partial<JobTable>
