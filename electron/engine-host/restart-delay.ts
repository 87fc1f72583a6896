const FIRST_MS = 100
const LONGEST_MS = 10_000
/** Having lived so long, an end has nothing to do with the one before. */
const HEALTHY_MS = 60_000

/** How long to wait before each start anew: at once the first time, longer where ends follow each other closely. */
export class RestartDelay {
  #row = 0

  /** Milliseconds, for a process that ended after so long. */
  after(livedMs: number): number {
    this.#row = livedMs < HEALTHY_MS ? this.#row + 1 : 1
    return Math.min(FIRST_MS * 2 ** (this.#row - 1), LONGEST_MS)
  }
}
