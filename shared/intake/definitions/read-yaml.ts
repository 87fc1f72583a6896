import { LineCounter, parseDocument } from 'yaml'
import type { DocumentReading } from './document-reading.ts'
import { type TypedAt, YamlRefused, YamlValues } from './yaml-values.ts'

export type { TypedAt } from './yaml-values.ts'

const MAX_PROBLEM_CHARS = 200

/**
 * Reads one YAML 1.2 document. Versions and names are texts as written (`2026.10` is "2026.10", formats.md 1);
 * `null`, `~` and nothing at all are null. Refused: duplicate keys, keys that are no scalar, merge keys, aliases
 * that blow up or turn back on themselves, depth. Never throws: the text is hostile.
 *
 * Requires a text of bounded length: the library takes about 8 µs and a kilobyte for a byte at worst.
 */
export function readYaml(text: string, typedAt: TypedAt): DocumentReading {
  const lines = new LineCounter()
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    intAsBigInt: true,
    // Its own check compares each key with each other: a minute for a map of a megabyte.
    uniqueKeys: false,
    prettyErrors: false,
    lineCounter: lines,
    logLevel: 'error',
  })
  const [error] = document.errors
  if (error !== undefined) return refuse(wordsFor(error.code, error.message), lines, error.pos[0])
  try {
    return { ok: true, value: new YamlValues(typedAt).valueOf(document.contents) }
  } catch (refused) {
    if (refused instanceof YamlRefused) return refuse(refused.message, lines, refused.offset)
    throw refused
  }
}

function wordsFor(code: string, message: string): string {
  if (code === 'MULTIPLE_DOCS') return 'it holds more than one document'
  if (message.startsWith('Maximum call stack')) return 'its values stand too deep in one another'
  return message
}

function refuse(problem: string, lines: LineCounter, offset: number | undefined): DocumentReading {
  const { line, col } = lines.linePos(offset ?? 0)
  const shown = problem.slice(0, MAX_PROBLEM_CHARS)
  return { ok: false, problem: offset === undefined ? shown : `line ${line}, column ${col}: ${shown}` }
}
