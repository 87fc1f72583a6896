import { createHash } from 'node:crypto'
import type { DigestText } from '../../model/ids.ts'

/** The digest of ids as they come, sorted as bytes: one a line, each line ended. */
export class LinesDigest {
  readonly #hash = createHash('sha256')

  add(id: string): void {
    this.#hash.update(`${id}\n`)
  }

  end(): DigestText {
    return `sha256:${this.#hash.digest('hex')}`
  }
}
