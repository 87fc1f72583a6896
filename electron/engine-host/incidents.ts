import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { TOOL } from '../../shared/model/tool.ts'

/** The oldest go as new ones come. */
const MOST_KEPT = 50
/** A stack with its causes; an endless one is cut. */
const MOST_CHARS = 64 * 1024

/** Bugs, written down where the person can find them by the id that the window shows. */
export class Incidents {
  readonly #folder: string
  #writing: Promise<void> = Promise.resolve()

  constructor(deskFolder: string) {
    this.#folder = join(deskFolder, 'incidents')
  }

  /** Writes it to stderr and to a file of its own; gives its id. What a method was asked is not in it. */
  record(during: string, stack: string): string {
    const id = randomUUID().slice(0, 8)
    const time = new Date().toISOString()
    const text = `${TOOL.name} ${TOOL.version}, ${time}, incident ${id}, in ${during}\n${stack.slice(0, MOST_CHARS)}\n`
    process.stderr.write(text)
    this.#writing = this.#writing.then(() => this.#keep(`${time.replaceAll(/[:.]/g, '-')}-${id}.txt`, text))
    return id
  }

  /** Ends when all is written. */
  async settled(): Promise<void> {
    await this.#writing
  }

  async #keep(name: string, text: string): Promise<void> {
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 })
      await writeFile(join(this.#folder, name), text, { mode: 0o600 })
      const kept = (await readdir(this.#folder)).toSorted()
      for (const old of kept.slice(0, -MOST_KEPT)) await rm(join(this.#folder, old))
    } catch (error) {
      // A full disk must not make an incident of an incident.
      process.stderr.write(`incident not kept: ${String(error)}\n`)
    }
  }
}
