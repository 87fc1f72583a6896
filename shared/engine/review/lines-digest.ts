import { createHash } from 'node:crypto'
import type { DigestText } from '../../model/ids.ts'

/** Lines are hashed so many characters at once: a call for each of a million takes longer than the hash. */
const CHARS_AT_ONCE = 65_536

/** The digest of ids as they come, sorted as bytes: one a line, each line ended. */
export class LinesDigest {
  readonly #hash = createHash('sha256')
  #lines = ''

  add(id: string): void {
    this.#lines += `${id}\n`
    if (this.#lines.length < CHARS_AT_ONCE) return
    this.#hash.update(this.#lines)
    this.#lines = ''
  }

  end(): DigestText {
    this.#hash.update(this.#lines)
    return `sha256:${this.#hash.digest('hex')}`
  }
}
