import { parseDocument } from 'yaml'
import { BundleRefused } from '../bundle/bundle-refused.ts'
import { readYaml } from '../read-yaml.ts'
import { NotExact } from '../values/not-exact.ts'
import type { Value } from '../values/value.ts'
import type { Builtin } from './builtin.ts'
import { ANY, BOOLEAN, STRING, builtin, failed } from './builtin.ts'
import { operand, textOperand, utf8 } from './operands.ts'
import { yamlText } from './yaml-text.ts'

export const YAML_FUNCTIONS: readonly Builtin[] = [
  builtin('yaml.marshal', [ANY], STRING, (args) => yamlText(operand(args, 0))),
  builtin('yaml.unmarshal', [STRING], ANY, (args) => {
    const value = read(textOperand(args, 0))
    return value === undefined ? failed('invalid YAML') : value
  }),
  builtin('yaml.is_valid', [ANY], BOOLEAN, (args) => {
    const value = operand(args, 0)
    return typeof value === 'string' && read(utf8(value)) !== undefined
  }),
]

const MOST_CHARACTERS = 1_000_000

/** Undefined: YAML for nobody. What parsers read in two ways ends in NotExact. */
function read(text: string): Value | undefined {
  if (text.length > MOST_CHARACTERS) throw new NotExact(`YAML of more than ${MOST_CHARACTERS} characters`)
  if (isBroken(text)) return undefined
  try {
    return readYaml('YAML', text)
  } catch (error) {
    if (error instanceof BundleRefused) throw new NotExact(error.message)
    throw error
  }
}

/** A bracket, brace or quote that is not closed: brackets are counted where nothing could hide one. */
function isBroken(text: string): boolean {
  const [opened, closed] = [/[[{]/g, /[\]}]/g].map((pattern) => text.match(pattern)?.length ?? 0)
  if ((opened ?? 0) > 100) throw new NotExact('YAML with more than a hundred brackets')
  const { errors } = parseDocument(text, { schema: 'failsafe', logLevel: 'silent' })
  if (errors.some(({ code }) => code === 'MISSING_CHAR')) return true
  const isPlain = !/["'#|>&*!%@`]/.test(text)
  return errors.length > 0 && isPlain && (opened ?? 0) > (closed ?? 0)
}
