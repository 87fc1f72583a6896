import { type CaseFile, openCaseFile } from '../../shared/engine.ts'

/** Read-only connections to cases, opened and checked once, kept until they are closed together. */
export class OpenCases {
  readonly #open = new Map<string, CaseFile>()

  /** Throws what `openCaseFile` throws. */
  reading(path: string): CaseFile {
    const known = this.#open.get(path)
    if (known !== undefined) return known
    const file = openCaseFile(path, 'read-only')
    this.#open.set(path, file)
    return file
  }

  close(): void {
    for (const file of this.#open.values()) file.close()
    this.#open.clear()
  }
}
