/** What is claimed of the packages, one line each, as it is seen to hold or not. */
export class Claims {
  #broken = 0
  #held = 0

  /** Says a claim, and gives whether it holds. `check` throws where not, and may give a figure to be said with it. */
  async holds(claim: string, check: () => unknown): Promise<boolean> {
    try {
      const figure = await check()
      this.#held += 1
      say(`holds           ${claim}${typeof figure === 'string' ? ` (${figure})` : ''}`)
      return true
    } catch (error) {
      this.#broken += 1
      say(`does not hold   ${claim}\n${indented(error instanceof Error ? error.message : String(error))}`)
      return false
    }
  }

  /** Says a claim that holds only if something is refused, and that `reason` is in what is said of it. */
  async refuses(claim: string, reason: RegExp, attempt: () => Promise<unknown>): Promise<void> {
    await this.holds(claim, async () => {
      const message = await attempt().then(
        () => undefined,
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      )
      if (message === undefined) throw new Error('it was not refused')
      const [said] = reason.exec(message) ?? []
      if (said === undefined) throw new Error(`it was refused for another reason:\n${message}`)
      return `said: ${said}`
    })
  }

  /** The sum, and the exit code. */
  end(): number {
    say(`\n${this.#held} hold, ${this.#broken} do not.`)
    return this.#broken === 0 && this.#held > 0 ? 0 : 1
  }
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '                ')
}
