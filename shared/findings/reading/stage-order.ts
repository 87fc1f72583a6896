import type { TransitionRef } from '../../model/evidence.ts'
import type { PlacedRecord } from '../../model/rebuilt.ts'
import type { Instant } from '../../model/time.ts'

/** One step of a run. */
export interface Move {
  readonly from: string
  readonly to: string
  readonly instant: Instant
  /** Moves of one stream stand in the order given. */
  readonly stream: string
  readonly placed: PlacedRecord
}

/** Requires a record with a transition. */
export function moveOf(placed: PlacedRecord): Move {
  const { from, to } = placed.record.transition as TransitionRef
  const stream = placed.record.stream
  return {
    from,
    to,
    instant: placed.instant,
    stream: stream === undefined ? `source ${placed.source}` : `stream ${stream.id}`,
    placed,
  }
}

/** Stages left unentered for which an order that leaves fewer is looked for. */
const MOST_LOOKED_AT = 20

/**
 * The moves that leave a stage which had not been entered, one for each such stage, in an order that
 * has as few as can be: moves of different streams within `skewMs` of each other may stand in either
 * order. `isFree` says of a stage that leaving it is no breach. Requires moves in order of time.
 *
 * A stage once entered stays entered, so a move that breaks nothing is never placed too early: placing
 * all of those first finds an order without breach wherever there is one, in time linear in the moves.
 */
export function unenteredLeavings(
  moves: readonly Move[],
  start: ReadonlySet<string>,
  isFree: (stage: string) => boolean,
  skewMs: number,
): readonly Move[] {
  const search = new OrderSearch(moves, start, isFree, skewMs)
  return search.run()
}

class OrderSearch {
  readonly #moves: readonly Move[]
  readonly #isFree: (stage: string) => boolean
  readonly #skewMs: number
  readonly #entered: Set<string>
  readonly #isPlaced: boolean[]
  /** Of each move, the next of its stream. */
  readonly #following: readonly (number | undefined)[]
  /** Whether all before it in its stream are placed. */
  readonly #isHead: boolean[]
  readonly #ready: number[] = []
  readonly #waiting = new Map<string, number[]>()
  /** The first move that is not placed, and the first that is too late to stand before it. */
  #first = 0
  #window = 0

  constructor(
    moves: readonly Move[],
    start: ReadonlySet<string>,
    isFree: (stage: string) => boolean,
    skewMs: number,
  ) {
    this.#moves = moves
    this.#isFree = isFree
    this.#skewMs = skewMs
    this.#entered = new Set(start)
    this.#isPlaced = moves.map(() => false)
    const following: (number | undefined)[] = moves.map(() => undefined)
    const lastOf = new Map<string, number>()
    this.#isHead = moves.map(({ stream }, index) => {
      const before = lastOf.get(stream)
      if (before !== undefined) following[before] = index
      lastOf.set(stream, index)
      return before === undefined
    })
    this.#following = following
  }

  run(): readonly Move[] {
    const breaches: Move[] = []
    this.#openWindow()
    while (this.#first < this.#moves.length) {
      const ready = this.#ready.pop()
      if (ready !== undefined) {
        this.#place(ready)
        continue
      }
      const breaking = breaches.length < MOST_LOOKED_AT ? this.#rootOf(this.#first) : this.#first
      breaches.push(this.#move(breaking))
      this.#enter(this.#move(breaking).from)
    }
    return breaches
  }

  #move(index: number): Move {
    return this.#moves[index] as Move
  }

  /** Takes in the moves that may stand before every one that is not placed. */
  #openWindow(): void {
    while (this.#isPlaced[this.#first] === true) this.#first += 1
    const limit = (this.#moves[this.#first]?.instant ?? -Infinity) + this.#skewMs
    while (this.#window < this.#moves.length && this.#move(this.#window).instant <= limit) {
      this.#window += 1
      if (this.#isHead[this.#window - 1] === true) this.#consider(this.#window - 1)
    }
  }

  #consider(index: number): void {
    const { from } = this.#move(index)
    if (this.#entered.has(from) || this.#isFree(from)) this.#ready.push(index)
    else {
      const list = this.#waiting.get(from) ?? []
      this.#waiting.set(from, list)
      list.push(index)
    }
  }

  #place(index: number): void {
    this.#isPlaced[index] = true
    this.#enter(this.#move(index).to)
    const next = this.#following[index]
    if (next !== undefined) {
      this.#isHead[next] = true
      if (next < this.#window) this.#consider(next)
    }
    this.#openWindow()
  }

  #enter(stage: string): void {
    this.#entered.add(stage)
    const waiting = this.#waiting.get(stage) ?? []
    this.#waiting.delete(stage)
    for (const each of waiting) this.#ready.push(each)
  }

  /** The move at the head of those that wait for each other: with it, the others break nothing. */
  #rootOf(index: number): number {
    const entering = new Map<string, number>()
    for (const waiting of this.#waiting.values())
      for (const each of waiting) {
        const { from, to } = this.#move(each)
        if (from !== to) entering.set(to, Math.min(each, entering.get(to) ?? each))
      }
    const seen = new Set<number>()
    let root = index
    for (let next: number | undefined = index; next !== undefined && !seen.has(next);) {
      root = next
      seen.add(root)
      next = entering.get(this.#move(root).from)
    }
    return root
  }
}
