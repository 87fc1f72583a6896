import { parseLossless } from '../../proof/lossless-json.ts'
import { DEFINITION_BYTES, YAML_BYTES } from '../limits.ts'
import type { DocumentReading } from './document-reading.ts'
import { readYaml, type TypedAt } from './read-yaml.ts'

const strictUtf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Reads the text of a definition, JSON or YAML. JSON has types, and they hold; in YAML every scalar is a text
 * as written, except where `typedAt` says that one has the type it looks like. Never throws: the bytes are
 * hostile.
 */
export function readDocument(bytes: Uint8Array, typedAt: TypedAt): DocumentReading {
  if (bytes.length > DEFINITION_BYTES) return tooLong('a definition', bytes.length, DEFINITION_BYTES)
  let text: string
  try {
    text = strictUtf8.decode(bytes)
  } catch {
    // The decoder says no more than that.
    return { ok: false, problem: 'it is no UTF-8 text' }
  }
  if (text.trimStart().startsWith('{')) {
    const json = parseLossless(text)
    if (json.ok) return json
    // A flow mapping of YAML starts with a brace too.
    if (json.reason !== 'not-json') return { ok: false, problem: json.detail }
  }
  if (bytes.length > YAML_BYTES) return tooLong('YAML', bytes.length, YAML_BYTES)
  return readYaml(text, typedAt)
}

function tooLong(what: string, bytes: number, limit: number): DocumentReading {
  return { ok: false, problem: `it is ${bytes} bytes long, the limit for ${what} is ${limit}` }
}
