import type { CaseFile } from '../../casefile/case-file.ts'
import { foldCase } from '../../casefile/sqlite/fold-case.ts'
import type { FindingFilter } from '../../model/finding-list.ts'
import type { FindingIndex } from './finding-index.ts'
import { placeAt, timedOf } from './list-order.ts'

/** How long one call may look for a text. */
const MOST_MS = 50
/** Looked at between two looks at the clock. */
const AT_ONCE = 200
/** Searches that can be gone on with. */
const MOST_KEPT = 8

export interface Sought {
  /** Places of those found so far, in the order of the list. */
  readonly found: readonly number[]
  /** Findings of the list that were looked at. */
  readonly sought: number
}

interface Search {
  readonly found: number[]
  sought: number
}

/** Searches of a text in findings, each for a while at a time: texts are read from the case file, row by row. */
export class SoughtFindings {
  readonly #index: FindingIndex
  readonly #searches = new Map<string, Search>()

  constructor(index: FindingIndex) {
    this.#index = index
  }

  /** Goes on until all is looked through, or the time is up. */
  goOn(file: CaseFile, filter: FindingFilter, order: 'up' | 'down'): Sought {
    const text = foldCase(filter.text ?? '')
    const search = this.#search(JSON.stringify([filter, order]))
    const list = this.#index.list(filter)
    const timed = timedOf(this.#index, list)
    const until = performance.now() + MOST_MS
    while (search.sought < list.length) {
      const end = Math.min(list.length, search.sought + AT_ONCE)
      for (; search.sought < end; search.sought += 1) {
        const place = placeAt(list, timed, order, search.sought)
        const texts = file.findings.texts(place + 1)
        if (texts.some((each) => foldCase(each).includes(text))) search.found.push(place)
      }
      if (performance.now() > until) break
    }
    return search
  }

  #search(key: string): Search {
    const known = this.#searches.get(key) ?? { found: [], sought: 0 }
    this.#searches.delete(key)
    this.#searches.set(key, known)
    for (const [oldest] of this.#searches) {
      if (this.#searches.size <= MOST_KEPT) break
      this.#searches.delete(oldest)
    }
    return known
  }
}
