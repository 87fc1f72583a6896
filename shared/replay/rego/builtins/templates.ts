import { NotExact } from '../values/not-exact.ts'
import { int64Of } from '../values/number.ts'
import type { RegoObject, Value } from '../values/value.ts'
import { isNumber, isObject } from '../values/value.ts'
import type { Builtin } from './builtin.ts'
import { OBJECT, STRING, builtin, failed } from './builtin.ts'
import { objectOperand, textOperand, utf8 } from './operands.ts'

/** Of Go's text/template only that a field is put in: `{{.user.name}}`. All else is refused. */
export const TEMPLATES: readonly Builtin[] = [
  builtin('strings.render_template', [STRING, OBJECT], STRING, (args) =>
    rendered(textOperand(args, 0), objectOperand(args, 1)),
  ),
]

const ACTION = /\{\{ ?((?:\.[A-Za-z_][A-Za-z0-9_]*)+) ?\}\}/g

function rendered(template: string, variables: RegoObject): string {
  const rest = template.replaceAll(ACTION, '')
  if (rest.includes('{{')) throw new NotExact('strings.render_template with more than fields')
  return template.replaceAll(ACTION, (_action: string, path: string) => fieldText(path, variables))
}

function fieldText(path: string, variables: RegoObject): string {
  let value: Value = variables
  for (const name of path.slice(1).split('.')) {
    if (!isObject(value)) throw new NotExact('strings.render_template of a field of what has none')
    const member = value.get(name)
    if (member === undefined) return failed(`template: map has no entry for key ${JSON.stringify(name)}`)
    value = member
  }
  if (typeof value === 'string') return utf8(value)
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (value !== null && isNumber(value) && int64Of(value) !== undefined) return value.text
  throw new NotExact('strings.render_template of other values than strings, integers and booleans')
}
