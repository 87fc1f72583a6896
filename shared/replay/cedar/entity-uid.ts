import type { TypeAndId } from '@cedar-policy/cedar-wasm/nodejs'
import type { JsonValue } from '../../model/json.ts'
import { isJsonObject } from '../json-places.ts'

/** `Type::Path::"id"`, as Cedar writes an entity; the id with Cedar's escapes. */
const WRITTEN = /^\s*([A-Za-z_]\w*(?:\s*::\s*[A-Za-z_]\w*)*)\s*::\s*"((?:[^"\\]|\\.)*)"\s*$/su
/** Longer ones are refused: the pattern's work on them would have no bound. */
const MAX_WRITTEN_CHARS = 65_536
const ESCAPE = /\\(?:u\{([0-9a-fA-F]{1,6})\}|x([0-7][0-9a-fA-F])|(.))/gsu
const PLAIN_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['0', '\0'],
  ['\\', '\\'],
  ['"', '"'],
  ["'", "'"],
])

/**
 * The entity that a value names: `{type, id}`, `{__entity: {type, id}}`, or the text `Type::"id"`.
 * Undefined where it names none.
 */
export function entityUid(value: JsonValue | undefined): TypeAndId | undefined {
  if (typeof value === 'string') return writtenUid(value)
  if (!isJsonObject(value)) return undefined
  if (Object.hasOwn(value, '__entity')) return typeAndId(value['__entity'])
  return typeAndId(value)
}

/** `{type, id}` with other keys left aside; undefined where either is no text. */
export function typeAndId(value: JsonValue | undefined): TypeAndId | undefined {
  if (!isJsonObject(value) || !Object.hasOwn(value, 'type') || !Object.hasOwn(value, 'id')) return undefined
  const { type, id } = value
  return typeof type === 'string' && typeof id === 'string' ? { type, id } : undefined
}

function writtenUid(text: string): TypeAndId | undefined {
  const match = text.length > MAX_WRITTEN_CHARS ? null : WRITTEN.exec(text)
  const [type, escaped] = [match?.[1], match?.[2]]
  if (type === undefined || escaped === undefined) return undefined
  let sound = true
  const id = escaped.replace(ESCAPE, (_, unicode?: string, hex?: string, plain?: string) => {
    const code = unicode ?? hex
    const character =
      code === undefined ? PLAIN_ESCAPES.get(plain ?? '') : fromCode(Number.parseInt(code, 16))
    sound &&= character !== undefined
    return character ?? ''
  })
  return sound ? { type: type.replaceAll(/\s+/g, ''), id } : undefined
}

function fromCode(code: number): string | undefined {
  return code > 0x10_ffff || (code >= 0xd800 && code <= 0xdfff) ? undefined : String.fromCodePoint(code)
}
