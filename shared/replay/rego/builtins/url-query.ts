import { jsonMembers } from '../values/json-text.ts'
import { objectOf } from '../values/object.ts'
import { bytesOfString, stringOfBytes } from '../values/bytes.ts'
import type { Value } from '../values/value.ts'
import { isArray, isSet } from '../values/value.ts'
import type { Builtin } from './builtin.ts'
import { OBJECT, STRING, builtin, failed, wrongOperand } from './builtin.ts'
import { bytesOperand, objectOperand, textOperand, utf8 } from './operands.ts'

/** As Go's net/url has queries. */
export const URL_QUERIES: readonly Builtin[] = [
  builtin('urlquery.encode', [STRING], STRING, (args) => escaped(bytesOperand(args, 0))),
  builtin('urlquery.decode', [STRING], STRING, (args) => unescaped(textOperand(args, 0))),
  builtin('urlquery.encode_object', [OBJECT], STRING, (args) =>
    jsonMembers(objectOperand(args, 0))
      .flatMap(([name, value]) => valuesOf(value).map((text) => `${escaped(name)}=${escaped(text)}`))
      .join('&'),
  ),
  builtin('urlquery.decode_object', [STRING], OBJECT, (args) => decodeObject(textOperand(args, 0))),
]

function valuesOf(value: Value): readonly string[] {
  if (typeof value === 'string') return [value]
  const list = isSet(value) ? value.elements() : value
  if (!isArray(list)) return wrongValues()
  return list.map((element) => (typeof element === 'string' ? utf8(element) : wrongValues()))
}

function wrongValues(): never {
  return wrongOperand('operand 1 values must be string, array[string], or set[string]')
}

/** Names in the order of their first mention, each with all its values; OPA's order of keys makes no difference. */
function decodeObject(query: string): Value {
  const found = new Map<string, string[]>()
  for (const pair of query.split('&')) {
    if (pair.includes(';')) return failed('invalid semicolon separator in query')
    if (pair === '') continue
    const at = pair.indexOf('=')
    const name = unescaped(at < 0 ? pair : pair.slice(0, at))
    const value = unescaped(at < 0 ? '' : pair.slice(at + 1))
    const values = found.get(name)
    if (values === undefined) found.set(name, [value])
    else values.push(value)
  }
  return objectOf(found)
}

function escaped(text: string): string {
  return Array.from(bytesOfString(text), (byte) => {
    const character = String.fromCharCode(byte)
    if (/[\w.~-]/.test(character)) return character
    return character === ' ' ? '+' : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }).join('')
}

function unescaped(text: string): string {
  const wrong = /%(?![\da-f]{2}).{0,2}/isu.exec(text)
  if (wrong !== null) return failed(`invalid URL escape ${JSON.stringify(wrong[0])}`)
  const bytes: number[] = []
  for (const [part] of text.matchAll(/%[\da-f]{2}|[^%]+/gi)) {
    if (part.startsWith('%')) bytes.push(Number.parseInt(part.slice(1), 16))
    else for (const byte of bytesOfString(part.replaceAll('+', ' '))) bytes.push(byte)
  }
  return stringOfBytes(Uint8Array.from(bytes))
}
