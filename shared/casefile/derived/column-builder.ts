import { type ColumnSegment, nameKey, type TextSegment } from './column-segment.ts'
import { type DecisionFacts, type NamedText, SHAPE_FIELDS } from './decision-facts.ts'
import { NO_CODE } from '../../model/segment.ts'
import { ShapeTable } from './shape-table.ts'
import { textBlob } from './text-blob.ts'

/** Decisions of one segment. Nothing but one segment is in memory while the columns are built. */
export const SEGMENT_DECISIONS = 16_384
/** Attributes may be of any length: a segment ends early rather than grow beyond this. */
const SEGMENT_CHARS = 8 << 20

export interface BuiltSegment {
  readonly columns: ColumnSegment
  readonly texts: TextSegment
}

/** Puts decisions into columns, segment by segment, in the order in which they come. */
export class ColumnBuilder {
  readonly #emit: (segment: BuiltSegment) => void
  #firstOrd = 1
  #open = new OpenSegment()

  constructor(emit: (segment: BuiltSegment) => void) {
    this.#emit = emit
  }

  add(facts: DecisionFacts): void {
    this.#open.add(facts)
    if (this.#open.count >= SEGMENT_DECISIONS || this.#open.chars >= SEGMENT_CHARS) this.end()
  }

  /** Gives what is left. */
  end(): void {
    const { count } = this.#open
    if (count === 0) return
    this.#emit(this.#open.built(this.#firstOrd))
    this.#firstOrd += count
    this.#open = new OpenSegment()
  }
}

class OpenSegment {
  count = 0
  #chars = 0
  readonly #times: number[] = []
  readonly #shape: number[] = []
  readonly #shapes = new ShapeTable(SHAPE_FIELDS.length)
  readonly #shapeTexts = new TextCodes()
  readonly #ids: string[] = []
  readonly #run: number[] = []
  readonly #runs = new TextCodes()
  readonly #subject: number[] = []
  readonly #subjects = new TextCodes()
  readonly #names = new TextCodes()
  /** By the code of their name. */
  readonly #named: NamedValues[] = []

  add({ id, run, subject, time, shape, texts }: DecisionFacts): void {
    this.#times.push(time)
    this.#shape.push(
      this.#shapes.intern(shape.map((text) => (text === null ? NO_CODE : this.#shapeTexts.of(text)))),
    )
    this.#ids.push(id)
    this.#run.push(this.#runs.of(run))
    this.#subject.push(subject === null ? NO_CODE : this.#subjects.of(subject))
    this.#chars += id.length
    this.#addTexts(texts)
    this.count += 1
  }

  /** Characters of all texts that it holds. */
  get chars(): number {
    const { chars } = this.#shapeTexts
    return this.#chars + chars + this.#runs.chars + this.#subjects.chars + this.#names.chars
  }

  built(firstOrd: number): BuiltSegment {
    const { count } = this
    return {
      columns: {
        firstOrd,
        count,
        time: Float64Array.from(this.#times),
        shape: Uint16Array.from(this.#shape),
        shapes: this.#shapes.rows(),
        texts: this.#shapeTexts.texts,
      },
      texts: {
        firstOrd,
        count,
        ids: textBlob(this.#ids),
        run: Uint16Array.from(this.#run),
        runs: textBlob(this.#runs.texts),
        // NO_CODE becomes the highest 16-bit number, which is no code: there are fewer subjects than that.
        subject: Uint16Array.from(this.#subject),
        subjects: textBlob(this.#subjects.texts),
        names: this.#names.texts,
        nameEntries: endsOf(this.#named.map(({ places }) => places.length)),
        nameValues: endsOf(this.#named.map(({ values }) => values.texts.length)),
        place: Uint16Array.from(this.#named.flatMap(({ places }) => places)),
        value: Uint16Array.from(this.#named.flatMap(({ codes }) => codes)),
        values: textBlob(this.#named.flatMap(({ values }) => values.texts)),
      },
    }
  }

  #addTexts(texts: readonly NamedText[]): void {
    const had = new Map<string, number>()
    for (const { kind, name, value } of texts) {
      const time = had.get(name) ?? 0
      had.set(name, time + 1)
      const named = (this.#named[this.#names.of(nameKey(kind, name, time))] ??= new NamedValues())
      const before = named.values.chars
      named.places.push(this.count)
      named.codes.push(named.values.of(value))
      this.#chars += named.values.chars - before
    }
  }
}

class NamedValues {
  readonly values = new TextCodes()
  /** Places in the segment, ascending, and the code of the value there. */
  readonly places: number[] = []
  readonly codes: number[] = []
}

function endsOf(lengths: readonly number[]): Uint32Array {
  let end = 0
  return Uint32Array.from(lengths, (length) => (end += length))
}

/** Each text once, numbered from 0 in order of appearance. */
class TextCodes {
  readonly texts: string[] = []
  chars = 0
  readonly #codes = new Map<string, number>()

  of(text: string): number {
    const known = this.#codes.get(text)
    if (known !== undefined) return known
    const code = this.texts.length
    this.#codes.set(text, code)
    this.texts.push(text)
    this.chars += text.length
    return code
  }
}
