import type { JsonValue } from '../model/json.ts'
import { parseLossless } from '../proof/lossless-json.ts'
import { EntryFault } from './faults.ts'
import { decoded, type PacketReader } from './packet-reader.ts'

/** A schema of the model, as far as reading by it goes. */
export interface Shape<T> {
  readonly safeParse: (value: unknown) =>
    | { readonly success: true; readonly data: T }
    | {
        readonly success: false
        readonly error: {
          readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]
        }
      }
}

/** JSON of bounded depth without duplicate keys; throws EntryFault where it is not. */
export function jsonOf(text: string, what: string): JsonValue {
  const reading = parseLossless(text)
  if (!reading.ok) throw new EntryFault(`${what} is not JSON that can be relied on: ${reading.detail}`)
  return reading.value
}

/** A value of a model's shape; throws EntryFault where it is another. */
export function shaped<T>(schema: Shape<T>, value: unknown, what: string): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const place =
    issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.map(String).join('.')}`
  throw new EntryFault(`${what} has not the shape it should have${place}: ${issue?.message ?? 'unknown'}`)
}

/** A whole entry of JSON. */
export async function jsonEntry<T>(reader: PacketReader, name: string, schema: Shape<T>): Promise<T> {
  return shaped(schema, jsonOf(await reader.text(name), name), name)
}

/** The lines of an NDJSON entry, each of a model's shape, with their number from 1. */
export async function* jsonLines<T>(
  reader: PacketReader,
  name: string,
  schema: Shape<T>,
): AsyncGenerator<{ readonly line: number; readonly value: T; readonly bytes: Uint8Array }> {
  let line = 0
  for await (const bytes of reader.lines(name)) {
    line += 1
    const what = `${name} line ${line}`
    yield { line, value: shaped(schema, jsonOf(decoded(bytes, what), what), what), bytes }
  }
}
