import type { CheckResult } from '../model/verification.ts'

const MAX_NAMED = 20
const MAX_CHARS = 240

/** What became of a check, and what was found. */
export interface Judged {
  readonly result: CheckResult
  readonly detail: string
}

/** What of an entry cannot be read as what it should be. Caught where a check ends. */
export class EntryFault extends Error {
  override readonly name = 'EntryFault'
}

/** What a check finds: every instance counted, the first ones named. Texts of the packet are cut. */
export class Faults {
  readonly #named: string[] = []
  #count = 0

  get count(): number {
    return this.#count
  }

  add(text: string): void {
    this.#count += 1
    if (this.#named.length < MAX_NAMED) this.#named.push(shortened(text))
  }

  /** Does not hold, where there is a fault; else what `good` says. */
  judge(good: string): Judged {
    return this.#count === 0 ? holds(good) : { result: 'does-not-hold', detail: this.text() }
  }

  text(): string {
    const more = this.#count - this.#named.length
    return this.#named.join('; ') + (more > 0 ? `; and ${more} more` : '')
  }
}

export function holds(detail: string): Judged {
  return { result: 'holds', detail }
}

export function doesNotHold(detail: string): Judged {
  return { result: 'does-not-hold', detail: shortened(detail) }
}

export function notChecked(why: string): Judged {
  return { result: 'not-checked', detail: why }
}

/** `1 record`, `2 records`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/** A text of the packet as a message may quote it. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)
}

function shortened(text: string): string {
  return text.length > MAX_CHARS ? `${text.slice(0, MAX_CHARS)}…` : text
}
