import { type CaseFile, openCaseFile } from '../../shared/engine.ts'

/** Read-only connections to cases, opened and checked once, kept until they are closed. */
export class OpenCases {
  readonly #open = new Map<string, CaseFile>()

  /** Throws what `openCaseFile` throws. Others may have written to the case since it was last asked for. */
  reading(path: string): CaseFile {
    const known = this.#open.get(path)
    if (known === undefined) return this.#keep(path, 'read-only')
    known.forgetStale()
    return known
  }

  /** Opens, without reading all its pages again, a case that another thread has just found sound. */
  readAgain(path: string): CaseFile {
    this.closeCase(path)
    return this.#keep(path, 'read-again')
  }

  isOpen(path: string): boolean {
    return this.#open.has(path)
  }

  /** Of all that are open. */
  paths(): readonly string[] {
    return [...this.#open.keys()]
  }

  closeCase(path: string): void {
    this.#open.get(path)?.close()
    this.#open.delete(path)
  }

  close(): void {
    for (const path of this.#open.keys()) this.closeCase(path)
  }

  #keep(path: string, access: 'read-only' | 'read-again'): CaseFile {
    const file = openCaseFile(path, access)
    this.#open.set(path, file)
    return file
  }
}
