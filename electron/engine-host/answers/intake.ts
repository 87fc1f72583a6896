import { importFiles, openCaseFile, rebuildCase, searchEvidence } from '../../../shared/engine.ts'
import { IntakePool } from '../intake-pool.ts'
import { acting } from '../surroundings.ts'
import { evaluator } from './evaluator.ts'
import type { CallTable, JobTable } from './tables.ts'

export const intakeCalls = {
  'intake.recognise': () => {
    throw new Error('not there yet')
  },
} satisfies Partial<CallTable>

export const intakeJobs = {
  'evidence.search': ({ text, limit, ...input }, { files, cases, signal }) =>
    searchEvidence(cases.reading(files.path(input.case)), { text, limit, signal }),
  'case.import': async (input, { files, signal, onProgress }) => {
    const reader = new IntakePool()
    try {
      return await importFiles(
        files.path(input.case),
        input.files.map((token) => files.path(token)),
        { format: input.format, rebuild: input.rebuild },
        { ...acting, reader, evaluator, signal, onProgress },
      )
    } finally {
      await reader.close()
    }
  },
  'case.rebuild': async (input, { files, signal, onProgress }) => {
    using file = openCaseFile(files.path(input.case), 'read-write')
    return await rebuildCase(file, { ...acting, evaluator, signal, onProgress })
  },
} satisfies Partial<JobTable>
