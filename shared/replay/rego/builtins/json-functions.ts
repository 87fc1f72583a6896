import { jsonMembers, jsonString, jsonText } from '../values/json-text.ts'
import { valueOfJson } from '../values/json-value.ts'
import { NotExact } from '../values/not-exact.ts'
import type { RegoObject, Value } from '../values/value.ts'
import { isArray, isObject, isSet, kindOf } from '../values/value.ts'
import type { Builtin } from './builtin.ts'
import { ANY, BOOLEAN, OBJECT, STRING, builtin, failed, wrongOperand } from './builtin.ts'
import { objectOperand, operand, textOperand, utf8 } from './operands.ts'

/** Go takes 10,000; deeper than this nothing is that a policy means. */
const MOST_DEPTH = 500

export const JSON_FUNCTIONS: readonly Builtin[] = [
  builtin('json.marshal', [ANY], STRING, (args) => jsonText(operand(args, 0))),
  builtin('json.marshal_with_options', [ANY, OBJECT], STRING, (args) => {
    const layout = layoutOf(objectOperand(args, 1))
    if (layout === undefined) return jsonText(operand(args, 0))
    return layout.prefix + indented(operand(args, 0), layout.indent, `\n${layout.prefix}`)
  }),
  builtin('json.unmarshal', [STRING], ANY, (args) => unmarshalled(textOperand(args, 0))),
  builtin('json.is_valid', [ANY], BOOLEAN, (args) => {
    const value = operand(args, 0)
    return typeof value === 'string' && read(utf8(value)).ok
  }),
]

/** JSON as Go's encoding/json reads it, of which the last of two equal keys counts. Fails on other text. */
export function unmarshalled(text: string): Value {
  const reading = read(text)
  return reading.ok ? reading.value : failed(`invalid JSON: ${reading.detail}`)
}

function read(text: string): ReturnType<typeof valueOfJson> {
  const reading = valueOfJson(text, { duplicates: 'last', maxDepth: MOST_DEPTH })
  if (!reading.ok && reading.reason === 'too-deep')
    throw new NotExact(`JSON that is nested deeper than ${MOST_DEPTH}`)
  return reading
}

interface Layout {
  readonly prefix: string
  readonly indent: string
}

/** Undefined: on one line. Either text asks for lines, unless `pretty` says otherwise. */
function layoutOf(options: RegoObject): Layout | undefined {
  for (const [key, value] of options.entries()) checkOption(key, value)
  const [prefix, indent, pretty] = ['prefix', 'indent', 'pretty'].map((key) => options.get(key))
  if (pretty === false || (pretty === undefined && prefix === undefined && indent === undefined))
    return undefined
  return { prefix: optionText(prefix, ''), indent: optionText(indent, '\t') }
}

function checkOption(key: Value, value: Value): void {
  if (typeof key !== 'string') wrongOperand(`operand 2 failed to stringify key: ${kindOf(key)}`)
  if (key === 'pretty') {
    if (typeof value !== 'boolean') wrongOperand('operand 2 key pretty failed cast to bool')
  } else if (key === 'prefix' || key === 'indent') {
    if (typeof value !== 'string') wrongOperand(`operand 2 key ${key} failed cast to string`)
  } else wrongOperand('operand 2 object contained unknown key')
}

function optionText(value: Value | undefined, otherwise: string): string {
  return typeof value === 'string' ? utf8(value) : otherwise
}

/** As Go's MarshalIndent: each member on a line, what is empty without any. */
function indented(value: Value, indent: string, line: string): string {
  if (isObject(value)) {
    const members = jsonMembers(value).map(
      ([name, member]) => `${jsonString(name)}: ${indented(member, indent, line + indent)}`,
    )
    return lines('{', members, '}', { indent, line })
  }
  const list = isSet(value) ? value.elements() : value
  if (!isArray(list)) return jsonText(list)
  const items = list.map((item) => indented(item, indent, line + indent))
  return lines('[', items, ']', { indent, line })
}

function lines(
  open: string,
  parts: readonly string[],
  close: string,
  { indent, line }: { readonly indent: string; readonly line: string },
): string {
  if (parts.length === 0) return open + close
  return open + parts.map((part) => line + indent + part).join(',') + line + close
}
