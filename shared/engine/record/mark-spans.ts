import { assertNever } from '../../model/assert-never.ts'
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
  return pathsIn(format, reading.value, mark)
    .slice(0, MOST_HITS)
    .map((path) => jsonSpan(text, path))
    .filter((span) => span !== undefined)
}

function pathsIn(format: Source['format'], value: JsonValue, mark: RecordMark): readonly Path[] {
  switch (format) {
    case 'docket-evidence/1':
      return evidencePaths(value, mark)
    case 'cerbos-audit-log':
      return cerbosPaths(value, mark)
    case 'opa-decision-log':
      return opaPaths(value, mark)
    case 'authzen-log':
      return authzenPaths(value, mark)
    case 'aws-cloudtrail':
      return there(
        value,
        'fact' in mark ? [['additionalEventData']] : [['requestParameters', mark.attribute]],
      )
    default:
      return assertNever(format)
  }
}

function there(value: JsonValue, paths: readonly Path[]): readonly Path[] {
  return paths.filter((path) => at(value, path) !== undefined)
}

function opaPaths(event: JsonValue, mark: RecordMark): readonly Path[] {
  if ('attribute' in mark) return there(event, [['input', ...mark.attribute.split('.')]])
  const parts = { attributes: ['input'], check: ['path', 'query', 'bundles'], outcome: ['result'] } as const
  const of =
    mark.fact === 'attributes' || mark.fact === 'check' || mark.fact === 'outcome' ? parts[mark.fact] : []
  return there(
    event,
    of.map((part) => [part]),
  )
}

function authzenPaths(entry: JsonValue, mark: RecordMark): readonly Path[] {
  if ('fact' in mark) return there(entry, [[mark.fact === 'outcome' ? 'response' : 'request']])
  const path = mark.attribute.split('.')
  const each = listAt(entry, ['request', 'evaluations']).map((_, index) => [
    'request',
    'evaluations',
    index,
    ...path,
  ])
  return there(entry, [['request', ...path], ...each])
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
