import { DocketError } from '../../shared/model/error.ts'
import type { HeldPath } from './job-messages.ts'

/** More than windows ever show at once, and little memory. */
const MOST_HELD = 20_000

/** Tokens that windows were told, each with its path, for an engine that begins anew. The oldest go first. */
export class HeldTokens {
  readonly #paths = new Map<string, string>()

  add(held: readonly HeldPath[]): void {
    for (const [token, path] of held) {
      this.#paths.delete(token)
      this.#paths.set(token, path)
    }
    for (const [oldest] of this.#paths) {
      if (this.#paths.size <= MOST_HELD) return
      this.#paths.delete(oldest)
    }
  }

  /** Throws FILE_NOT_HELD. */
  path(token: string): string {
    const path = this.#paths.get(token)
    if (path === undefined) throw new DocketError('FILE_NOT_HELD', {})
    return path
  }

  all(): readonly HeldPath[] {
    return [...this.#paths]
  }
}
