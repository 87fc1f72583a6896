import type { EvidenceFormat } from '../../model/source.ts'
import type { Cut } from '../lines/cut.ts'
import { ListCutter } from '../lists/list-cutter.ts'
import { isInLists, listKeysOf } from '../lists/list-keys.ts'
import { type TextHead, headLines } from '../source/text-head.ts'

const MOST = 100

/** The first records of a text, as a format would have them cut, with their numbers from 1. */
export interface HeadRecords {
  /** What a record is a part of. */
  readonly of: 'lines' | 'list'
  readonly records: readonly { readonly number: number; readonly bytes: Buffer }[]
}

/** Cuts the head of a text as an import in that format would. */
export function headRecords(head: TextHead, format: EvidenceFormat): HeadRecords {
  const keys = listKeysOf(format)
  if (keys === undefined || !isInLists(format, head.text)) return { of: 'lines', records: headLines(head) }
  const cutter = new ListCutter(keys, 0)
  cutter.append(head.text)
  const cuts = [...cutter.cuts(), ...(head.whole ? cutter.end() : cutter.wholeLines())]
  const elements = cuts.flatMap(elementsOf).slice(0, MOST)
  return { of: 'list', records: elements.map((bytes, at) => ({ number: at + 1, bytes })) }
}

function elementsOf(cut: Cut): readonly Buffer[] {
  if (cut.kind === 'piece') return []
  const { spans = new Uint32Array(0) } = cut
  const bytes = Buffer.from(cut.bytes.buffer, cut.bytes.byteOffset, cut.bytes.length)
  return Array.from({ length: spans.length / 2 }, (_, at) =>
    bytes.subarray(spans[2 * at], spans[2 * at + 1]),
  ).filter((element) => element.length > 0)
}
