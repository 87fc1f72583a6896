import { join } from 'node:path'
import { RememberedTexts } from '../../shared/model/desk-memory.ts'
import { KeptFile } from './kept-file.ts'

/** Texts of at most 64 KiB each (`desk.remember`); together at most this much. */
const MOST_CHARS = 4 * 1024 * 1024
const MOST_KEYS = 2000

/** What the windows of a desk want to find again: layouts, filters, the theme. */
export class Remembered {
  readonly #file: KeptFile<RememberedTexts>

  constructor(folder: string) {
    this.#file = new KeptFile(join(folder, 'remembered.json'), {
      parse: (value) => RememberedTexts.safeParse(value).data,
      empty: [],
      // Escapes and UTF-8 may take several bytes a character.
      mostBytes: 8 * MOST_CHARS,
    })
  }

  async all(): Promise<Record<string, string>> {
    return Object.fromEntries(await this.#file.read())
  }

  /** Null forgets. */
  async set(key: string, value: string | null): Promise<void> {
    await this.#file.change((entries) => {
      const others = entries.filter(([known]) => known !== key)
      return value === null ? others : newest([...others, [key, value]])
    })
  }
}

/** What was set longest ago goes first. */
function newest(entries: RememberedTexts): RememberedTexts {
  const kept: RememberedTexts = []
  let chars = 0
  for (const entry of entries.toReversed()) {
    chars += entry[0].length + entry[1].length
    if (chars > MOST_CHARS || kept.length === MOST_KEYS) break
    kept.push(entry)
  }
  return kept.toReversed()
}
