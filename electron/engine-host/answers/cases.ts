import { mkdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import {
  importFiles,
  openCaseFile,
  reviewSample,
  SAMPLE_EXPECTED,
  SAMPLE_FILES,
} from '../../../shared/engine.ts'
import { DocketError } from '../../../shared/model/error.ts'
import { recentCase } from '../case-state.ts'
import { IntakePool } from '../intake-pool.ts'
import { isThere } from '../is-there.ts'
import { makeSigner } from '../key-files.ts'
import { acting } from '../surroundings.ts'
import { evaluator } from './evaluator.ts'
import type { DeskTable, JobTable } from './tables.ts'

export const casesCalls = {
  'cases.recent': async (_, desk) => ({
    cases: await Promise.all((await desk.recent.list()).map((entry) => recentCase(entry, desk))),
  }),
  'cases.open': async ({ file }, { files, cases, checks, recent }) => {
    const path = files.path(file)
    // Checked anew each time: a file of that name may be another one by now.
    const summary = await checks.open(path)
    const { name } = cases.readAgain(path)
    await recent.opened(path, summary)
    return { case: files.hold(path), name }
  },
  'cases.create': async ({ file }, { files, cases, checks, recent }) => {
    const path = files.path(file)
    const summary = await checks.make(path)
    const { name } = cases.readAgain(path)
    await recent.opened(path, summary)
    return { case: files.hold(path), name }
  },
  'cases.close': (input, { files, cases }) => {
    cases.closeCase(files.path(input.case))
    return {}
  },
  'cases.forget': async (input, { files, recent }) => {
    await recent.forget(files.path(input.case))
    return {}
  },
} satisfies Partial<DeskTable>

export const casesJobs = {
  'cases.sample': async (_, { files, folder, signal, onProgress }) => {
    if (folder === undefined) throw new DocketError('NOT_HERE', { what: 'a place for the sample case' })
    const path = await freePath(join(folder, 'cases'), SAMPLE_EXPECTED.name)
    const reader = new IntakePool()
    try {
      await importFiles(
        path,
        SAMPLE_FILES,
        { format: undefined, rebuild: 'after' },
        { ...acting, reader, evaluator, signal, onProgress },
      )
    } finally {
      await reader.close()
    }
    reviewed(path)
    return { case: files.hold(path), name: basename(path, '.docket') }
  },
} satisfies Partial<JobTable>

/** The sample has a finished campaign. Its keys are of nobody: they are made for it, and not kept. */
function reviewed(path: string): void {
  using file = openCaseFile(path, 'read-write')
  reviewSample(file, { first: makeSigner(), second: makeSigner() }, acting)
}

/** `NAME.docket`, or `NAME-2.docket` and so on: nothing is written over. */
async function freePath(folder: string, name: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
  } catch (cause) {
    throw new DocketError(
      'FILE_UNWRITABLE',
      { path: dirname(folder), problem: (cause as Error).message },
      { cause },
    )
  }
  for (let number = 1; ; number += 1) {
    const path = join(folder, `${name}${number === 1 ? '' : `-${number}`}.docket`)
    if (!(await isThere(path))) return path
  }
}
