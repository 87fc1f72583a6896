import { mkdir, open, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { DocketError } from '../../shared/model/error.ts'

const LOOK_EVERY_MS = 10
/** Whoever holds a lock longer than this died with it: what is done under one takes milliseconds. */
const LEFT_BEHIND_MS = 10_000
const MOST_WAIT_MS = 15_000

/**
 * Does work on a file that nobody else does at the same time, in this process or another: whoever could make the file
 * `PATH.lock` works, all others wait for it to go. Not for work that takes seconds. Throws FILE_UNWRITABLE where it
 * cannot be made, or is not given up.
 */
export async function alone<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  const lock = `${path}.lock`
  await locked(lock)
  try {
    return await work()
  } finally {
    await rm(lock, { force: true })
  }
}

async function locked(lock: string): Promise<void> {
  const until = performance.now() + MOST_WAIT_MS
  try {
    await mkdir(dirname(lock), { recursive: true, mode: 0o700 })
    while (!(await isMade(lock))) {
      if (performance.now() > until) throw new Error('another process holds it')
      if ((await ageOf(lock)) > LEFT_BEHIND_MS) await rm(lock, { force: true })
      else
        await new Promise((resolve) => {
          setTimeout(resolve, LOOK_EVERY_MS)
        })
    }
  } catch (cause) {
    throw new DocketError('FILE_UNWRITABLE', { path: lock, problem: (cause as Error).message }, { cause })
  }
}

async function isMade(lock: string): Promise<boolean> {
  try {
    await (await open(lock, 'wx', 0o600)).close()
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Milliseconds since it was made; 0 where it is gone meanwhile. */
async function ageOf(lock: string): Promise<number> {
  try {
    return Date.now() - (await stat(lock)).mtimeMs
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0
    throw error
  }
}
