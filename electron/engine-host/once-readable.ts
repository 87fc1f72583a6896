import { DocketError } from '../../shared/model/error.ts'

const EVERY_MS = 20
/** The end of a rebuild of a million decisions takes about half of it. */
const MOST_MS = 60_000

/**
 * Reads of a case; where a writer is just keeping what it wrote, reads again a little later. SQLite would wait
 * itself, and all other calls with it.
 */
export async function onceReadable<T>(read: () => T | Promise<T>): Promise<T> {
  for (const until = performance.now() + MOST_MS; ;) {
    try {
      return await read()
    } catch (error) {
      const isWriting = error instanceof DocketError && error.code === 'CASE_LOCKED'
      if (!isWriting || performance.now() > until) throw error
    }
    await new Promise((resolve) => {
      setTimeout(resolve, EVERY_MS)
    })
  }
}
