import type { TextBlob } from './text-blob.ts'

/** In a column of 16-bit codes: the decision has none. */
export const NO_CODE_16 = 0xffff

/** Columns of consecutive decisions, `count` long each: what lists are filtered, counted and sorted by. */
export interface ColumnSegment {
  readonly firstOrd: number
  readonly count: number
  readonly time: Float64Array
  /** Which of `shapes` each decision has. */
  readonly shape: Uint16Array
  /** Each shape once, one code for each of SHAPE_FIELDS: into `texts`, or NO_CODE. */
  readonly shapes: Uint32Array
  readonly texts: readonly string[]
}

/** The texts of the same decisions that few of them share, or one alone has: what they are sought by. */
export interface TextSegment {
  readonly firstOrd: number
  readonly count: number
  /** One for each decision. */
  readonly ids: TextBlob
  readonly run: Uint16Array
  readonly runs: TextBlob
  /** NO_CODE_16 where there is none. */
  readonly subject: Uint16Array
  readonly subjects: TextBlob
  /**
   * Names that decisions have values under, each with its kind before it (`attribute risk.score`, `field trigger.id`):
   * a decision has at most one value under a name. A second value of one name stands under a name of its own.
   */
  readonly names: readonly string[]
  /** Where each name's entries end in `place` and `value`. */
  readonly nameEntries: Uint32Array
  /** Where each name's values end in `values`. */
  readonly nameValues: Uint32Array
  /** Entries, name by name: which decision of the segment, and which of the name's values. */
  readonly place: Uint16Array
  readonly value: Uint16Array
  readonly values: TextBlob
}

/** How a name stands among `names`. `time`: how often the decision has had it before. */
export function nameKey(kind: 'attribute' | 'field', name: string, time: number): string {
  return `${kind}${time === 0 ? '' : time} ${name}`
}

/** The name of an attribute among `names`; undefined: it is none. */
export function attributeName(key: string): string | undefined {
  return key.startsWith('attribute') ? key.slice(key.indexOf(' ') + 1) : undefined
}
