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
}

export function latinTexts({ end, bytes }: TextBlob): LatinTexts {
  return { end, text: latinOf(bytes) }
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
  return text === as.text ? as : { end: as.end, text }
}

/**
 * Marks (1) the texts in which a needle stands. Texts that are marked already, with whatever, are passed over.
 * Gives how many it marked. Requires a needle that is not empty, as `latin` gives it.
 */
export function markTexts({ end, text }: LatinTexts, needle: string, found: Uint8Array): number {
  let marked = 0
  let each = 0
  while (found[each] !== 0) {
    if (each >= end.length) return marked
    each += 1
  }
  let from = each === 0 ? 0 : (end[each - 1] as number)
  for (;;) {
    const at = text.indexOf(needle, from)
    if (at < 0) return marked
    while ((end[each] as number) <= at) each += 1
    if (at + needle.length > (end[each] as number)) {
      // Across the border of two texts.
      from = at + 1
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
