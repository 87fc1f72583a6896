import { stat } from 'node:fs/promises'
import {
  definitionPage,
  describeSource,
  type FileEnd,
  importEach,
  importFiles,
  openCaseFile,
  quarantinedLine,
  quarantinePage,
  rebuildCase,
  searchEvidence,
  sourcePage,
} from '../../../shared/engine.ts'
import type { ImportEnd, Recognised } from '../../../shared/contract/intake.ts'
import { filesWithin } from '../files-within.ts'
import { holdFile } from '../held-file.ts'
import { IntakePool } from '../intake-pool.ts'
import { recogniseFiles } from '../recognise-files.ts'
import type { RecogniseAnswer } from '../recognise-messages.ts'
import { acting, type Surroundings } from '../surroundings.ts'
import { docketWireError } from '../wire-error.ts'
import { evaluator } from './evaluator.ts'
import { type CallTable, caseOf, type JobTable } from './tables.ts'

export const intakeCalls = {
  'intake.files': async (input, { files }) => {
    const { paths, more } = await filesWithin(input.files.map((token) => files.path(token)))
    return { files: await Promise.all(paths.map(async (path) => holdFile(files, path))), more }
  },
  'intake.recognise': async (input, by) => {
    const paths = input.files.map((token) => by.files.path(token))
    const held = await heldOnes(paths, by)
    const looked = paths.filter((path) => !held.has(path))
    const told = looked.length === 0 ? [] : await recogniseFiles({ paths: looked, format: input.format })
    const answers = new Map<string, RecogniseAnswer>(held)
    for (const [at, path] of looked.entries()) {
      const answer = told[at]
      if (answer !== undefined) answers.set(path, answer)
    }
    return {
      files: await Promise.all(
        paths.map(async (path): Promise<Recognised> => {
          const file = await holdFile(by.files, path)
          return { file, ...(answers.get(path) ?? HELD) }
        }),
      ),
    }
  },
  'intake.sources': ({ after, limit, ...input }, by) => {
    const { rows, ...page } = sourcePage(caseOf(input, by), after, limit)
    return { rows: [...rows], ...page }
  },
  'intake.definitions': ({ after, limit, ...input }, by) => definitionPage(caseOf(input, by), after, limit),
  'quarantine.page': ({ source, from, limit, ...input }, by) =>
    quarantinePage(caseOf(input, by), source, from, limit),
  'quarantine.line': ({ source, index, ...input }, by) => ({
    line: quarantinedLine(caseOf(input, by), source, index),
  }),
} satisfies Partial<CallTable>

export const intakeJobs = {
  'intake.import': async (input, { files, signal, onProgress }) => {
    const reader = new IntakePool()
    try {
      const { files: ends, ...rest } = await importEach(
        files.path(input.case),
        input.files.map(({ file, format }) => ({ path: files.path(file), format: format ?? undefined })),
        input.rebuild,
        { ...acting, reader, evaluator, signal, onProgress },
      )
      return { files: ends.map((end, at) => endOf(input.files[at]?.file ?? '', end)), ...rest }
    } finally {
      await reader.close()
    }
  },
  'source.describe': async ({ source, context, ...input }, { files }) => {
    using file = openCaseFile(files.path(input.case), 'read-write')
    return describeSource(file, source, context, acting)
  },
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

const HELD: RecogniseAnswer = { kind: 'case', format: '', reason: 'it is a case that is open here' }

/**
 * Those of some paths that are cases open here, whatever they are named. They are told by their place on disk and
 * not opened: on POSIX, closing a second descriptor of a file drops the locks that this process holds on it.
 */
async function heldOnes(
  paths: readonly string[],
  { cases }: Surroundings,
): Promise<Map<string, RecogniseAnswer>> {
  const open = new Set(await Promise.all(cases.paths().map(placeOnDisk)))
  const held = new Map<string, RecogniseAnswer>()
  for (const path of paths) {
    const place = await placeOnDisk(path)
    if (place !== undefined && open.has(place)) held.set(path, HELD)
  }
  return held
}

async function placeOnDisk(path: string): Promise<string | undefined> {
  try {
    const { dev, ino } = await stat(path, { bigint: true })
    return `${dev}:${ino}`
  } catch {
    // What cannot be looked at is no file that is open; importing it says why.
    return undefined
  }
}

function endOf(file: string, end: FileEnd): ImportEnd {
  return end.state === 'failed'
    ? { file, state: 'failed', error: docketWireError(end.error) }
    : { file, ...end }
}
