import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { IntakePool } from '../../../electron/engine-host/intake-pool.ts'
import { startReplayPool } from '../../../electron/engine-host/replay-pool.ts'
import { importFiles, openCaseFile } from '../../../shared/engine.ts'
import { caseDump } from '../../fixtures/case-dump.ts'
import { caseFolder } from '../../fixtures/case-evidence.ts'
import { runsOf, writeSmallCase } from '../../fixtures/small-case.ts'

let folder: ReturnType<typeof caseFolder>
beforeEach(() => void (folder = caseFolder()))
afterEach(() => folder[Symbol.dispose]())

interface Given {
  readonly workers?: number
  readonly signal?: AbortSignal
  readonly onProgress?: () => void
}

async function importInto(name: string, files: readonly string[], { workers = 1, ...watch }: Given = {}) {
  const reader = new IntakePool(workers)
  try {
    return await importFiles(
      folder.path(name),
      files,
      { format: undefined, rebuild: 'after' },
      {
        reader,
        evaluator: (versions, { evaluationBudgetMs }) =>
          startReplayPool({ versions, evaluationBudgetMs, threads: workers }),
        by: 'auditor',
        now: () => new Date('2026-06-01T00:00:00Z'),
        ...watch,
      },
    )
  } finally {
    await reader.close()
  }
}

describe('an import', () => {
  it('gives the same case with one worker and with eight', async () => {
    const files = writeSmallCase(folder.path('.'), runsOf(6_000))
    await importInto('one.docket', files)
    await importInto('eight.docket', files, { workers: 8 })
    expect(caseDump(folder.path('eight.docket'))).toEqual(caseDump(folder.path('one.docket')))
  })

  it('that was stopped keeps what it has read, and goes on from there', async () => {
    const files = writeSmallCase(folder.path('.'), runsOf(10_000))
    await importInto('whole.docket', files)
    const stop = new AbortController()
    let heard = 0
    const stopped = importInto('stopped.docket', files, {
      signal: stop.signal,
      onProgress: () => {
        heard += 1
        if (heard === 2) stop.abort()
      },
    })
    await expect(stopped).rejects.toMatchObject({ code: 'CANCELLED' })
    const again = await importInto('stopped.docket', files)
    expect(again.files.at(-1)?.status).toBe('resumed')
    expect(caseDump(folder.path('stopped.docket'))).toEqual(caseDump(folder.path('whole.docket')))
  })

  it('that was stopped does not go on with a file that is another by now', async () => {
    const files = writeSmallCase(folder.path('.'), runsOf(10_000))
    const evidence = files.at(-1)!
    const stop = new AbortController()
    let heard = 0
    const stopped = importInto('c.docket', files, {
      signal: stop.signal,
      onProgress: () => {
        heard += 1
        if (heard === 2) stop.abort()
      },
    })
    await expect(stopped).rejects.toMatchObject({ code: 'CANCELLED' })
    const bytes = readFileSync(evidence)
    bytes[8] = 0x39
    writeFileSync(evidence, bytes)
    await expect(importInto('c.docket', files)).rejects.toMatchObject({ code: 'SOURCE_CHANGED' })
  })

  it('of a file that grew takes it as another source, and counts each record once', async () => {
    const files = writeSmallCase(folder.path('.'), runsOf(2))
    await importInto('c.docket', files)
    appendFileSync(
      files.at(-1)!,
      runsOf(1, 2)
        .map((each) => `${JSON.stringify(each)}\n`)
        .join(''),
    )
    const { rebuild } = await importInto('c.docket', files)
    expect(rebuild).toMatchObject({ runs: 3, decisions: 3, findings: {} })
    using file = openCaseFile(folder.path('c.docket'), 'read-only')
    expect(file.sources.list().map(({ state }) => state.accepted)).toEqual([6, 9])
  })

  it('with one file that is nothing known makes no case', async () => {
    const [workflow] = writeSmallCase(folder.path('.'), runsOf(1))
    writeFileSync(folder.path('notes.txt'), 'nothing that is known\n')
    const refused = importInto('c.docket', [workflow!, folder.path('notes.txt')])
    await expect(refused).rejects.toMatchObject({ code: 'FORMAT_UNKNOWN' })
    expect(() => openCaseFile(folder.path('c.docket'), 'read-only')).toThrow('there is no case')
  })
})
