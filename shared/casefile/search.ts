import { NO_CODE } from '../model/segment.ts'
import { type RecordRef, recordRef } from '../model/ids.ts'
import { foldCase } from './sqlite/fold-case.ts'
import type { LineStore } from './lines/line-store.ts'
import type { RawBlockStore } from './lines/raw-block-store.ts'
import type { Placement } from './lines/segment-columns.ts'
import { unescapeJson } from './sqlite/unescape-json.ts'

const EXCERPT_CHARS = 160
const BEFORE_CHARS = 40
const ASCII = /^[\x20-\x7e]+$/

/** A line in which the text stands. */
export interface SearchHit {
  readonly ref: RecordRef
  readonly source: number
  readonly index: number
  /** Characters of the line as written, around its first match. */
  readonly excerpt: string
  /** Where the excerpt begins in the line, and where the match begins in the excerpt; in characters (UTF-16). */
  readonly offset: number
  readonly match: number
}

export interface SearchOptions {
  /** The most hits; then the search ends. */
  readonly limit?: number
  /** Looked at between segments: an aborted search ends with the hits it had. */
  readonly signal?: AbortSignal
}

/**
 * Finds a text in the raw lines of the given sources, upper and lower case alike: in the line as written, and,
 * where it holds escapes, as a JSON reader would read it. Goes through the compressed text once, one segment at
 * a time, and lets others run between segments. Of a line too long for a line only the first piece is read.
 */
export async function* search(
  parts: { readonly lines: LineStore; readonly blocks: RawBlockStore },
  sources: readonly number[],
  text: string,
  { limit = Number.POSITIVE_INFINITY, signal }: SearchOptions = {},
): AsyncGenerator<SearchHit> {
  if (text === '') return
  const needle = new Needle(text)
  let hits = 0
  for (const source of sources)
    for (const placement of parts.lines.placements(source)) {
      for (const index of candidates(parts.blocks, placement, needle)) {
        const hit = needle.in(decode(parts.lines.rawAt(source, index, placement)))
        if (hit === undefined) continue
        yield { ref: recordRef(source, index), source, index, ...hit }
        if (++hits >= limit) return
      }
      await pause()
      if (signal?.aborted === true) return
    }
}

/** Lines worth looking at: those of blocks in which the text, or an escape, stands at all. */
function* candidates(blocks: RawBlockStore, placement: Placement, needle: Needle): Generator<number> {
  let known = -1
  let worthIt = false
  for (const [at, block] of placement.block.entries()) {
    if (block !== known) {
      known = block
      worthIt =
        block === NO_CODE ||
        (block < placement.blocks && needle.mayBeIn(blocks.get(placement.firstBlock + block)))
    }
    if (worthIt) yield placement.firstIndex + at
  }
}

class Needle {
  readonly #folded: string
  readonly #isAscii: boolean

  constructor(text: string) {
    this.#folded = foldCase(text)
    this.#isAscii = ASCII.test(text)
  }

  /**
   * Quick; says no wrongly only of the Kelvin sign, which is no k here. In UTF-8, no byte of another character
   * looks like ASCII.
   */
  mayBeIn(block: Uint8Array): boolean {
    const bytes = Buffer.from(block.buffer, block.byteOffset, block.length)
    const text = this.#isAscii ? bytes.toString('latin1') : decode(bytes)
    return text.includes('\\') || foldCase(text).includes(this.#folded)
  }

  in(line: string): Pick<SearchHit, 'excerpt' | 'offset' | 'match'> | undefined {
    const at = foldCase(line).indexOf(this.#folded)
    if (at >= 0) return excerptOf(line, at)
    if (!line.includes('\\')) return undefined
    const unescaped = unescapeJson(line)
    const decodedAt = foldCase(unescaped.text).indexOf(this.#folded)
    return decodedAt < 0 ? undefined : excerptOf(line, unescaped.written(decodedAt))
  }
}

function excerptOf(line: string, at: number) {
  const offset = Math.max(0, at - BEFORE_CHARS)
  return { excerpt: line.slice(offset, offset + EXCERPT_CHARS).toWellFormed(), offset, match: at - offset }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Bad UTF-8 is shown with replacement characters; lines in quarantine are searched too. */
function decode(bytes: Uint8Array): string {
  return decoder.decode(bytes)
}

function pause(): Promise<void> {
  return new Promise((resume) => {
    setImmediate(resume)
  })
}
