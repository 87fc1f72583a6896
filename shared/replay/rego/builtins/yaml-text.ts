import { jsonMembers } from '../values/json-text.ts'
import { NotExact } from '../values/not-exact.ts'
import { safeInteger } from '../values/number.ts'
import type { RegoNumber, Value } from '../values/value.ts'
import { isArray, isObject, isSet } from '../values/value.ts'

/**
 * The value as YAML, as Go's sigs.k8s.io/yaml writes it. Ends in NotExact where that is not certain: keys beyond small
 * letters, which are sorted in a way of their own, texts that may be quoted or folded, and fractions.
 */
export function yamlText(value: Value): string {
  return `${linesOf(value).join('\n')}\n`
}

function linesOf(value: Value): readonly string[] {
  if (isSet(value)) return linesOf(value.elements())
  if (isArray(value))
    return value.length === 0 ? ['[]'] : value.flatMap((item) => indented('- ', linesOf(item)))
  if (isObject(value)) return value.size === 0 ? ['{}'] : jsonMembers(value).flatMap(memberLines)
  return [scalarText(value)]
}

/** Lists stand as far to the left as their keys, maps two spaces further. */
function memberLines([key, value]: readonly [string, Value]): readonly string[] {
  if (!/^[a-z_]+$/.test(key)) throw new NotExact('yaml.marshal of keys beyond small letters')
  const name = `${plainText(key)}:`
  const lines = linesOf(value)
  const list = isSet(value) || isArray(value)
  if (isEmptyOrScalar(value)) return [`${name} ${lines.join('')}`]
  return [name, ...(list ? lines : lines.map((line) => `  ${line}`))]
}

function isEmptyOrScalar(value: Value): boolean {
  if (isArray(value)) return value.length === 0
  return isSet(value) || isObject(value) ? value.size === 0 : true
}

function indented(first: string, lines: readonly string[]): readonly string[] {
  return lines.map((line, at) => (at === 0 ? first : ' '.repeat(first.length)) + line)
}

function scalarText(value: null | boolean | string | RegoNumber): string {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (typeof value === 'string') return plainText(value)
  const integer = safeInteger(value)
  if (integer === undefined) throw new NotExact('yaml.marshal of other numbers than integers')
  return integer.toString()
}

const RESERVED = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i

function plainText(text: string): string {
  if (!/^[A-Za-z_][\w./-]{0,59}$/.test(text) || RESERVED.test(text))
    throw new NotExact('yaml.marshal of a text that may have to be quoted')
  return text
}
