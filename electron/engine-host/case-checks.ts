import { dirname } from 'node:path'
import type { CaseLook, CaseSummary } from '../../shared/engine.ts'
import { CheckThread, NoAnswer } from './check-thread.ts'

/** A disk that is away may take minutes to say so. */
const PATIENCE_MS = 2000
/** So long a folder that did not answer is not asked again: a list of cases asks for each. */
const SILENT_MS = 10_000

/**
 * Looks at, checks and makes case files in threads: a check reads every page of a file that may be large, hostile,
 * or on a disk that does not answer, and calls about other cases are not to wait for it. To look at a case takes
 * milliseconds, and does not wait for the checks of others.
 */
export class CaseChecks {
  readonly #looks = new CheckThread()
  readonly #checks = new CheckThread()
  readonly #silent = new Map<string, number>()

  /** Throws what `lookAtCase` throws, and NoAnswer where its disk gives none. */
  async look(path: string): Promise<CaseLook> {
    const folder = dirname(path)
    if (performance.now() < (this.#silent.get(folder) ?? 0)) throw new NoAnswer()
    try {
      return (await this.#looks.ask({ kind: 'look', path }, PATIENCE_MS)) as CaseLook
    } catch (error) {
      if (error instanceof NoAnswer) this.#silent.set(folder, performance.now() + SILENT_MS)
      throw error
    }
  }

  /** Opens a case, all its pages checked, and closes it again. Throws what `openCaseFile` throws. */
  async open(path: string): Promise<CaseSummary> {
    return (await this.#checks.ask({ kind: 'open', path })) as CaseSummary
  }

  /** Makes an empty case. Throws FILE_EXISTS, FILE_UNWRITABLE. */
  async make(path: string): Promise<CaseSummary> {
    return (await this.#checks.ask({ kind: 'make', path })) as CaseSummary
  }

  async close(): Promise<void> {
    await Promise.all([this.#looks.close(), this.#checks.close()])
  }
}
