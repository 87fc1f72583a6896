import { once } from 'node:events'
import { statSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { openCaseFile } from '../../shared/engine.ts'
import { caseFolder } from '../fixtures/case-evidence.ts'
import { caseDump } from '../fixtures/case-dump.ts'
import { docket, startDocket } from '../fixtures/cli.ts'
import { runsOf, writeSmallCase } from '../fixtures/small-case.ts'

const RUNS = 24_000

it('an import killed twice on its way, and gone on with, gives the case of one that was left alone', async () => {
  using folder = caseFolder()
  const files = writeSmallCase(folder.path('.'), runsOf(RUNS))
  const whole = folder.path('whole.docket')
  const killed = folder.path('killed.docket')
  expect(await docket('import', whole, ...files)).toMatchObject({ code: 0 })

  const reached = [await killOnTheWay(killed, files, 0), 0]
  reached[1] = await killOnTheWay(killed, files, reached[0] ?? 0)
  expect(reached[0]).toBeGreaterThan(0)
  expect(reached[1]).toBeGreaterThan(reached[0] ?? 0)
  expect(reached[1]).toBeLessThan(RUNS * 3)

  const last = await docket('import', killed, ...files)
  expect(last.code).toBe(0)
  expect(last.stdout).toContain('resumed')
  expect(caseDump(killed)).toEqual(caseDump(whole))
})

/** Kills -9 an import once it has stored more lines than `beyond`; gives how many it has. */
async function killOnTheWay(path: string, files: readonly string[], beyond: number): Promise<number> {
  const child = startDocket(['import', path, ...files])
  const ended = once(child, 'close')
  for (let stored = beyond; stored <= beyond; stored = linesOf(path)) {
    if (child.exitCode !== null) throw new Error('the import ended before it was killed')
    await wait(5)
  }
  child.kill('SIGKILL')
  await ended
  return linesOf(path)
}

/** Lines stored so far; none while there is no case, or one in the middle of a transaction. */
function linesOf(path: string): number {
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return 0
  try {
    using file = openCaseFile(path, 'read-only')
    return file.sources.list()[0]?.state.lines ?? 0
  } catch {
    return 0
  }
}
