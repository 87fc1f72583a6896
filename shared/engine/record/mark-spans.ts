import type { Source } from '../../casefile/source-row.ts'
import { parseLossless } from '../../proof/lossless-json.ts'
import type { JsonValue } from '../../model/json.ts'
import type { RecordMark } from '../../model/raw-record.ts'
import { type JsonSpan, jsonSpan } from '../../proof/json-spans.ts'

type Path = readonly (string | number)[]

/** Hits in one line, at most. */
const MOST_HITS = 20

/** Where a line tells what is sought of it; empty where it does not. Requires a line that is a record. */
export function markSpans(text: string, format: Source['format'], mark: RecordMark): readonly JsonSpan[] {
  const reading = parseLossless(text)
  if (!reading.ok) return []
  const paths =
    format === 'cerbos-audit-log' ? cerbosPaths(reading.value, mark) : evidencePaths(reading.value, mark)
  return paths
    .slice(0, MOST_HITS)
    .map((path) => jsonSpan(text, path))
    .filter((span) => span !== undefined)
}

function evidencePaths(record: JsonValue, mark: RecordMark): readonly Path[] {
  if ('fact' in mark) return at(record, [mark.fact]) === undefined ? [] : [[mark.fact]]
  const readings = listAt(record, ['attributes']).flatMap((reading, index): Path[] =>
    at(reading, ['name']) === mark.attribute ? [['attributes', index]] : [],
  )
  const inRequest = ['check', 'request', 'context', ...mark.attribute.split('.')]
  return at(record, inRequest) === undefined ? readings : [...readings, inRequest]
}

/** What a PDP was asked and what it answered: attributes are named by their place in the input. */
function cerbosPaths(entry: JsonValue, mark: RecordMark): readonly Path[] {
  const body: Path = at(entry, ['checkResources']) === undefined ? [] : ['checkResources']
  if ('fact' in mark) {
    const part = mark.fact === 'attributes' ? 'inputs' : 'outputs'
    return at(entry, [...body, part]) === undefined ? [] : [[...body, part]]
  }
  const [part = '', field = '', ...rest] = mark.attribute.split('.')
  const path = rest.length === 0 ? [part, field] : [part, field, rest.join('.')]
  return listAt(entry, [...body, 'inputs']).flatMap((input, index): Path[] =>
    at(input, path) === undefined ? [] : [[...body, 'inputs', index, ...path]],
  )
}

function listAt(value: JsonValue, path: Path): readonly JsonValue[] {
  const found = at(value, path)
  return Array.isArray(found) ? (found as readonly JsonValue[]) : []
}

/** Only own keys are followed: they come from the evidence. */
function at(value: JsonValue, path: Path): JsonValue | undefined {
  let found: unknown = value
  for (const step of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) return undefined
    found = (found as Readonly<Record<string | number, unknown>>)[step]
  }
  return found as JsonValue | undefined
}
