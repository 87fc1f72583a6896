import { join } from 'node:path'
import type { CaseSummary } from '../../shared/engine.ts'
import { type SeenCase, SeenCases } from '../../shared/model/desk-memory.ts'
import { KeptFile } from './kept-file.ts'

const MOST = 30

/** The cases that were opened last, newest first, each as it was when it was last seen. */
export class RecentCases {
  readonly #file: KeptFile<readonly SeenCase[]>

  constructor(folder: string) {
    this.#file = new KeptFile(join(folder, 'recent-cases.json'), {
      parse: (value) => SeenCases.safeParse(value).data,
      empty: [],
      mostBytes: 1024 * 1024,
    })
  }

  async list(): Promise<readonly SeenCase[]> {
    return this.#file.read()
  }

  /** Puts a case first. */
  async opened(path: string, summary: CaseSummary): Promise<void> {
    const openedAt = new Date().toISOString()
    await this.#file.change((entries) =>
      [{ path, openedAt, ...summary }, ...entries.filter((entry) => entry.path !== path)].slice(0, MOST),
    )
  }

  /** A case that is in the list has changed. */
  async changed(path: string, summary: CaseSummary): Promise<void> {
    await this.#file.change((entries) =>
      entries.map((entry) => (entry.path === path ? { ...entry, ...summary } : entry)),
    )
  }

  async forget(path: string): Promise<void> {
    await this.#file.change((entries) => entries.filter((entry) => entry.path !== path))
  }
}
