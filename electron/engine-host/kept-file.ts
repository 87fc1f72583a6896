import { readFile, rename, stat } from 'node:fs/promises'
import { replaceFile } from './replace-file.ts'

interface Kept<Value> {
  /** Undefined where it is none. */
  readonly parse: (value: unknown) => Value | undefined
  readonly empty: Value
  readonly mostBytes: number
}

/**
 * A small JSON file, read and written whole. A write is all or nothing. A file that is damaged, too large or of
 * another shape is moved aside and begun anew: what a desk remembers is a comfort, and never stops it.
 */
export class KeptFile<Value> {
  readonly #path: string
  readonly #kept: Kept<Value>
  /** One change after another: each reads what the last one wrote. */
  #queue: Promise<unknown> = Promise.resolve()

  constructor(path: string, kept: Kept<Value>) {
    this.#path = path
    this.#kept = kept
  }

  async read(): Promise<Value> {
    return this.#inTurn(() => this.#read())
  }

  async change(by: (value: Value) => Value): Promise<void> {
    await this.#inTurn(async () => replaceFile(this.#path, JSON.stringify(by(await this.#read()))))
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work)
    // The turn itself tells who asked for it; the next one comes whatever happened.
    this.#queue = turn.catch(() => undefined)
    return turn
  }

  async #read(): Promise<Value> {
    const { parse, empty, mostBytes } = this.#kept
    try {
      if ((await stat(this.#path)).size <= mostBytes) {
        const value = parse(parseJson(await readFile(this.#path, 'utf8')))
        if (value !== undefined) return value
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return empty
      throw error
    }
    await rename(this.#path, `${this.#path}.damaged-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`)
    return empty
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
