import { randomUUID } from 'node:crypto'
import { DocketError } from '../../shared/model/error.ts'

/** Paths that a host holds, each under a token: whoever asks over the contract never names a path. */
export class FileTokens {
  readonly #paths = new Map<string, string>()
  readonly #tokens = new Map<string, string>()

  /** The token of a path; the same path has the same token. */
  hold(path: string): string {
    const known = this.#tokens.get(path)
    if (known !== undefined) return known
    const token = randomUUID()
    this.#tokens.set(path, token)
    this.#paths.set(token, path)
    return token
  }

  /** Throws FILE_NOT_HELD for a token that `hold` did not give. */
  path(token: string): string {
    const path = this.#paths.get(token)
    if (path === undefined) throw new DocketError('FILE_NOT_HELD', {})
    return path
  }
}
