import { NO_CODE_16 } from '../../casefile/derived/column-segment.ts'
import { type ShapeField, SHAPE_FIELDS } from '../../casefile/derived/decision-facts.ts'
import { foldCase } from '../../casefile/sqlite/fold-case.ts'
import type { IndexColumns } from './index-columns.ts'
import type { Shapes } from './shapes.ts'
import { latin, markTexts } from './latin-texts.ts'
import type { SoughtSegment, TextSegments } from './text-segments.ts'

/** What of a shape is told by Docket, not by the evidence: it has facets, and is not sought in. */
const NOT_SOUGHT: readonly ShapeField[] = ['boundary', 'complete', 'severities']
export const SOUGHT_FIELDS: readonly ShapeField[] = SHAPE_FIELDS.filter(
  (field) => !NOT_SOUGHT.includes(field),
)

interface Sought {
  readonly folded: string
  /** As it stands in LatinTexts. */
  readonly needle: string
}

/** Marks (1) the decisions in which a text stands, upper and lower case alike. Requires a text that is not empty. */
export function textMarks(columns: IndexColumns, texts: TextSegments, text: string): Uint8Array {
  const folded = foldCase(text)
  const sought = { folded, needle: latin(folded) }
  const ofShape = shapesWith(columns.shapes, folded)
  const marks = new Uint8Array(columns.count)
  for (const span of columns.segments) {
    const found = marks.subarray(span.from, span.from + span.count)
    let left = span.count
    for (let at = 0; at < span.count; at += 1)
      if (ofShape[columns.shape[span.from + at] as number] === 1) {
        found[at] = 1
        left -= 1
      }
    if (left > 0) markSegment(texts.get(span), sought, found, left)
  }
  return marks
}

/** Marks the shapes in one of whose values a text stands. */
function shapesWith(shapes: Shapes, folded: string): Uint8Array {
  const marks = new Uint8Array(shapes.size)
  for (const field of SOUGHT_FIELDS) {
    const { codes, values } = shapes.column(field)
    const found = values.map((value) => standsIn(field, value, folded))
    if (!found.includes(true)) continue
    for (let shape = 0; shape < codes.length; shape += 1)
      if (found[codes[shape] as number] === true) marks[shape] = 1
  }
  return marks
}

function standsIn(field: ShapeField, value: string, folded: string): boolean {
  const lower = foldCase(value)
  if (!lower.includes(folded)) return false
  return field === 'findings' ? lower.split(' ').some((code) => code.includes(folded)) : true
}

function markSegment(segment: SoughtSegment, sought: Sought, found: Uint8Array, left: number): void {
  const { ids, runs, subjects, values } = segment.folded
  const missing = left - markTexts(ids, sought.needle, found)
  if (missing === 0) return
  const ofSubject = new Uint8Array(subjects.end.length)
  if (markTexts(subjects, sought.needle, ofSubject) > 0) markBy(segment.subject, ofSubject, found)
  const ofValue = valuesNamed(segment, sought.folded)
  if (markTexts(values, sought.needle, ofValue) > 0 || ofValue.includes(1))
    markByValues(segment, ofValue, found)
  if (runs === undefined) return
  const ofRun = new Uint8Array(runs.end.length)
  if (markTexts(runs, sought.needle, ofRun) > 0) markBy(segment.run, ofRun, found)
}

/** Marks the values that stand under a name in which the text is. */
function valuesNamed({ folded: { names }, valueName }: SoughtSegment, folded: string): Uint8Array {
  const values = new Uint8Array(valueName.length)
  const named = names.map((name) => name.includes(folded))
  if (!named.includes(true)) return values
  for (let value = 0; value < values.length; value += 1)
    if (named[valueName[value] as number] === true) values[value] = 1
  return values
}

function markBy(codes: Uint16Array, wanted: Uint8Array, found: Uint8Array): void {
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at] as number
    if (code !== NO_CODE_16 && wanted[code] === 1) found[at] = 1
  }
}

function markByValues({ valuesEnd, value }: SoughtSegment, wanted: Uint8Array, found: Uint8Array): void {
  let place = 0
  for (let at = 0; at < valuesEnd.length; at += 1) {
    const end = valuesEnd[at] as number
    if (found[at] === 0)
      for (; place < end; place += 1)
        if (wanted[value[place] as number] === 1) {
          found[at] = 1
          break
        }
    place = end
  }
}
