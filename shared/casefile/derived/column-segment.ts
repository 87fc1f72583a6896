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
  /** Where each decision's values end in `value`. */
  readonly valuesEnd: Uint32Array
  /** Codes into `values`, each a value under a name. */
  readonly value: Uint32Array
  /** The name of each of `values`: a code into `names`. */
  readonly valueName: Uint32Array
  readonly values: TextBlob
  /** Each with its kind before it: `attribute risk.score`, `field trigger.id`. */
  readonly names: readonly string[]
}

/** The name of an attribute among `names`; undefined: it is none. */
export function attributeName(name: string): string | undefined {
  return name.startsWith('attribute ') ? name.slice('attribute '.length) : undefined
}
