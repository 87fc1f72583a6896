import { randomUUID } from 'node:crypto'
import { DocketError } from '../../shared/model/error.ts'

/** A folder that is looked through holds a path for each of its entries: most are never asked for. */
const MOST_SHOWN = 20_000
const MOST_USED = 4_000

/**
 * Paths that a host holds, each under a token that cannot be guessed: whoever asks over the contract never
 * names a path. Bounded: what was only shown goes first, what was used longest ago next.
 */
export class FileTokens {
  /** Oldest first. A token is in one of the two. */
  readonly #shown = new Map<string, string>()
  readonly #used = new Map<string, string>()
  readonly #tokens = new Map<string, string>()

  /** The token of a path; the same path has the same token for as long as it is held. */
  hold(path: string): string {
    const known = this.#tokens.get(path)
    if (known !== undefined) return known
    const token = randomUUID()
    this.adopt(token, path)
    return token
  }

  /** Holds a path under a token that another thread gave. */
  adopt(token: string, path: string): void {
    if (!this.#tokens.has(path)) this.#tokens.set(path, token)
    this.#shown.set(token, path)
    this.#drop(this.#shown, MOST_SHOWN)
  }

  /** Throws FILE_NOT_HELD for a token that `hold` did not give, or gave too long ago. */
  path(token: string): string {
    const path = this.#used.get(token) ?? this.#shown.get(token)
    if (path === undefined) throw new DocketError('FILE_NOT_HELD', {})
    this.#shown.delete(token)
    this.#used.delete(token)
    this.#used.set(token, path)
    this.#drop(this.#used, MOST_USED)
    return path
  }

  /** Those of some texts that are tokens, each with its path. */
  among(texts: Iterable<string>): readonly (readonly [token: string, path: string])[] {
    const held = new Map<string, string>()
    for (const text of texts) {
      const path = this.#used.get(text) ?? this.#shown.get(text)
      if (path !== undefined) held.set(text, path)
    }
    return [...held]
  }

  /** All that is held, each with its path. */
  all(): readonly (readonly [token: string, path: string])[] {
    return [...this.#shown, ...this.#used]
  }

  #drop(from: Map<string, string>, most: number): void {
    const [oldest] = from
    if (from.size <= most || oldest === undefined) return
    const [token, path] = oldest
    from.delete(token)
    if (this.#tokens.get(path) === token) this.#tokens.delete(path)
  }
}
