import { type TextBlob, textAt, textBlob } from '../../casefile/derived/text-blob.ts'
import { foldCase } from '../../casefile/sqlite/fold-case.ts'

const NOT_ASCII = 0x8080_8080

/**
 * Many texts as one string, a character for each byte of their UTF-8: the runtime seeks in such a string many times
 * faster than in bytes.
 */
export interface LatinTexts {
  /** Where each text ends; it begins where the one before it ends. */
  readonly end: Uint32Array
  readonly text: string
  /** How often each character comes up in a sample. */
  readonly sample: Uint16Array
}

export function latinTexts({ end, bytes }: TextBlob): LatinTexts {
  return sampled(end, latinOf(bytes))
}

/** A text as it stands in LatinTexts. */
export function latin(text: string): string {
  return latinOf(Buffer.from(text, 'utf8'))
}

/** Each text folded as the search in raw lines folds a line. `as`: the same texts as they are. */
export function foldedTexts(blob: TextBlob, as: LatinTexts): LatinTexts {
  if (!isAscii(blob.bytes))
    return latinTexts(textBlob(Array.from(blob.end, (_, place) => foldCase(textAt(blob, place)))))
  const text = as.text.toLowerCase()
  // Mostly there is nothing to fold: then one string serves for both.
  return text === as.text ? as : sampled(as.end, text)
}

/**
 * Marks (1) the texts in which a needle stands. Texts that are marked already, with whatever, are passed over.
 * Gives how many it marked. Requires a needle that is not empty, as `latin` gives it.
 */
export function markTexts(texts: LatinTexts, needle: string, found: Uint8Array): number {
  const { end, text } = texts
  const { piece, at: pieceAt } = rarePiece(texts, needle)
  const isWhole = piece === needle
  const isAt = (at: number, each: number) =>
    at >= (each === 0 ? 0 : (end[each - 1] as number)) && text.startsWith(needle, at)
  let marked = 0
  let each = 0
  while (found[each] !== 0) {
    if (each >= end.length) return marked
    each += 1
  }
  for (let from = each === 0 ? 0 : (end[each - 1] as number); ;) {
    const hit = text.indexOf(piece, from)
    if (hit < 0) return marked
    while ((end[each] as number) <= hit) each += 1
    const at = hit - pieceAt
    // Across the border of two texts it is in neither.
    if (at + needle.length > (end[each] as number) || !(isWhole || isAt(at, each))) {
      from = hit + 1
      continue
    }
    if (found[each] === 0) {
      found[each] = 1
      marked += 1
    }
    do each += 1
    while (each < end.length && found[each] !== 0)
    if (each >= end.length) return marked
    from = end[each - 1] as number
  }
}

/** How much of a text is looked at to know which characters are rare in it. */
const SAMPLE_CHARS = 1024
/** A character that comes up less often than this in the sample is worth leaping to. */
const RARE = 4
/** The runtime leaps from first character to first character of what is sought, if it is no longer than this. */
const LONGEST_LEAPING = 6

/** What to seek of a needle: from its rarest character on, where that one is rare; else the whole. */
function rarePiece({ sample }: LatinTexts, needle: string): { readonly piece: string; readonly at: number } {
  const often = (at: number) => sample[needle.charCodeAt(at)] as number
  let rarest = 0
  for (let at = 1; at < needle.length; at += 1) if (often(at) < often(rarest)) rarest = at
  if (often(rarest) >= RARE) return { piece: needle, at: 0 }
  return { piece: needle.slice(rarest, rarest + LONGEST_LEAPING), at: rarest }
}

function sampled(end: Uint32Array, text: string): LatinTexts {
  const sample = new Uint16Array(256)
  const chars = Math.min(SAMPLE_CHARS, text.length)
  for (let at = 0; at < chars; at += 1) {
    const unit = text.charCodeAt(at)
    sample[unit] = (sample[unit] as number) + 1
  }
  return { end, text, sample }
}

function latinOf({ buffer, byteOffset, length }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, length).toString('latin1')
}

function isAscii(bytes: Uint8Array): boolean {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes)
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2)
  let all = 0
  for (let at = 0; at < words.length; at += 1) all |= words[at] as number
  for (let at = words.length * 4; at < aligned.length; at += 1) all |= aligned[at] as number
  return (all & NOT_ASCII) === 0
}
