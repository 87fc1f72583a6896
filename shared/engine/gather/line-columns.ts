import { NO_CODE, type Segment } from '../../model/segment.ts'

/** The columns of one source, segment by segment. */
export interface SourceColumns {
  readonly source: number
  readonly lines: number
  readonly segments: Iterable<Omit<Segment, 'leaves'>>
}

/**
 * The columns of every line of a case, one after another in order of import: about 41 bytes a line.
 * A line is known by its ordinal; `placeOf` gives its source and index.
 */
export class LineColumns {
  readonly count: number
  readonly kind: Uint8Array
  readonly time: Float64Array
  readonly run: Float64Array
  readonly id: Float64Array
  readonly seq: Float64Array
  readonly stream: Uint32Array
  readonly entered: Uint32Array
  /** Texts of the codes in `stream` and `entered`. */
  readonly streams: readonly string[]
  readonly stages: readonly string[]
  /** Codes of the streams in which some record gives the digest of the record before. */
  readonly chained: ReadonlySet<number>
  readonly #bases: readonly { readonly source: number; readonly from: number }[]

  constructor(sources: readonly SourceColumns[]) {
    this.count = sources.reduce((sum, { lines }) => sum + lines, 0)
    this.kind = new Uint8Array(this.count)
    this.time = new Float64Array(this.count)
    this.run = new Float64Array(this.count)
    this.id = new Float64Array(this.count)
    this.seq = new Float64Array(this.count)
    this.stream = new Uint32Array(this.count)
    this.entered = new Uint32Array(this.count)
    const streams = new Dictionary()
    const stages = new Dictionary()
    const chained = new Set<number>()
    const bases: { source: number; from: number }[] = []
    let at = 0
    for (const { source, segments } of sources) {
      bases.push({ source, from: at })
      for (const segment of segments) {
        for (const name of ['kind', 'time', 'run', 'id', 'seq'] as const) this[name].set(segment[name], at)
        this.stream.set(streams.recode(segment.stream, segment.texts), at)
        this.entered.set(stages.recode(segment.entered, segment.texts), at)
        for (let line = 0; line < segment.count; line += 1)
          if (segment.prev[line] !== NO_CODE) chained.add(this.stream[at + line] as number)
        at += segment.count
      }
    }
    this.streams = streams.texts
    this.stages = stages.texts
    this.chained = chained
    this.#bases = bases
  }

  /** Requires 0 <= ordinal < count. */
  placeOf(ordinal: number): { readonly source: number; readonly index: number } {
    const base = this.#bases.findLast(({ from }) => from <= ordinal) as { source: number; from: number }
    return { source: base.source, index: ordinal - base.from }
  }

  ordinalOf(source: number, index: number): number {
    const base = this.#bases.find((each) => each.source === source) as { from: number }
    return base.from + index
  }

  /** Ordinals of a source: [from, to). */
  rangeOf(source: number): readonly [number, number] {
    const at = this.#bases.findIndex((each) => each.source === source)
    return [(this.#bases[at] as { from: number }).from, this.#bases[at + 1]?.from ?? this.count]
  }
}

/** One numbering of texts over all segments, each of which numbers its own. */
class Dictionary {
  readonly texts: string[] = []
  readonly #codes = new Map<string, number>()

  recode(column: Uint32Array, texts: readonly string[]): Uint32Array {
    const known = new Uint32Array(texts.length).fill(NO_CODE)
    return column.map((code) => {
      if (code === NO_CODE) return NO_CODE
      if (known[code] === NO_CODE) known[code] = this.#codeOf(texts[code] as string)
      return known[code] as number
    })
  }

  #codeOf(text: string): number {
    const known = this.#codes.get(text)
    if (known !== undefined) return known
    const code = this.texts.length
    this.texts.push(text)
    this.#codes.set(text, code)
    return code
  }
}
