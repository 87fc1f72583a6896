import { NO_CODE_16 } from '../../casefile/derived/column-segment.ts'
import { foldCase } from '../../casefile/sqlite/fold-case.ts'
import type { IndexColumns } from './index-columns.ts'
import { latin, markTexts } from './latin-texts.ts'
import type { ShapeTexts } from './shape-texts.ts'
import type { SoughtSegment, TextSegments } from './text-segments.ts'

interface Sought {
  readonly folded: string
  /** As it stands in LatinTexts. */
  readonly needle: string
}

/** Marks (1) the decisions in which a text stands, upper and lower case alike. Requires a text that is not empty. */
export function textMarks(
  columns: IndexColumns,
  { shapes, segments }: { readonly shapes: ShapeTexts; readonly segments: TextSegments },
  text: string,
): Uint8Array {
  const folded = foldCase(text)
  const sought = { folded, needle: latin(folded) }
  const ofShape = shapes.with(sought.needle)
  const inShapes = ofShape.includes(1)
  const marks = new Uint8Array(columns.count)
  for (const span of columns.segments) {
    const found = marks.subarray(span.from, span.from + span.count)
    const missing = span.count - (inShapes ? markByShape(columns.shape, span.from, ofShape, found) : 0)
    if (missing > 0) markSegment(segments.get(span), sought, found, missing)
  }
  return marks
}

function markByShape(shape: Uint32Array, from: number, ofShape: Uint8Array, found: Uint8Array): number {
  let marked = 0
  for (let at = 0; at < found.length; at += 1) {
    const mark = ofShape[shape[from + at] as number] as number
    found[at] = mark
    marked += mark
  }
  return marked
}

/** What costs least first; once all are found, nothing more is looked at. `missing`: decisions that are not marked yet. */
function markSegment(segment: SoughtSegment, sought: Sought, found: Uint8Array, missing: number): void {
  const { ids, runs, subjects } = segment.folded
  const left = markNamed(segment, sought.folded, found) ? unmarked(found) : missing
  if (left === 0) return
  if (markTexts(ids, sought.needle, found) === left) return
  const ofSubject = new Uint8Array(subjects.end.length)
  if (markTexts(subjects, sought.needle, ofSubject) > 0) markBy(segment.subject, ofSubject, found)
  markByValues(segment, sought, found)
  if (runs === undefined) return
  const ofRun = new Uint8Array(runs.end.length)
  if (markTexts(runs, sought.needle, ofRun) > 0) markBy(segment.run, ofRun, found)
}

/** Marks the decisions that have an attribute in whose name the text stands; whether there is such a name. */
function markNamed(segment: SoughtSegment, folded: string, found: Uint8Array): boolean {
  let any = false
  for (const [name, text] of segment.folded.names.entries()) {
    if (!text.includes(folded)) continue
    any = true
    markEntries(segment, name, undefined, found)
  }
  return any
}

function unmarked(found: Uint8Array): number {
  let left = 0
  for (let at = 0; at < found.length; at += 1) left += 1 - (found[at] as number)
  return left
}

function markBy(codes: Uint16Array, wanted: Uint8Array, found: Uint8Array): void {
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at] as number
    if (code !== NO_CODE_16 && wanted[code] === 1) found[at] = 1
  }
}

/** Name by name: under most names there is nothing to be found, and their entries are passed over. */
function markByValues(segment: SoughtSegment, { needle }: Sought, found: Uint8Array): void {
  const { names, values } = segment.folded
  const ofValue = new Uint8Array(values.end.length)
  if (markTexts(values, needle, ofValue) === 0) return
  for (let name = 0; name < names.length; name += 1) {
    const from = name === 0 ? 0 : (segment.nameValues[name - 1] as number)
    const wanted = ofValue.subarray(from, segment.nameValues[name])
    if (wanted.includes(1)) markEntries(segment, name, wanted, found)
  }
}

/** `wanted`: which of the name's values; undefined: all. */
function markEntries(
  { nameEntries, place, value }: SoughtSegment,
  name: number,
  wanted: Uint8Array | undefined,
  found: Uint8Array,
): void {
  const end = nameEntries[name] as number
  for (let entry = name === 0 ? 0 : (nameEntries[name - 1] as number); entry < end; entry += 1)
    if (wanted === undefined || wanted[value[entry] as number] === 1) found[place[entry] as number] = 1
}
