import type { JsonValue } from '../../model/json.ts'
import { type Fields, jsonOf } from './fields.ts'
import type { ExpressionText, Imported } from './policy-model.ts'
import { expressionOf } from './read-condition.ts'
import type { Part } from './yaml-parts.ts'

interface Definitions {
  readonly variables: Imported<ExpressionText>
  readonly constants: Imported<JsonValue>
}

/** The variables and constants of a policy; `above` are those of the document's own field. Throws StoreRefused. */
export function readDefinitions(body: Fields, above: Part | undefined): Definitions {
  const variables = readImported(body, 'variables', (part) => expressionOf(body.source, part))
  const constants = readImported(body, 'constants', (part) => jsonOf(body.source, part))
  const local = new Map(variables.local)
  for (const [name, expression] of readMap(body, above, (part) => expressionOf(body.source, part))) {
    if (local.has(name)) body.source.refuse(`the variable ${name} is defined twice`, expression.at)
    local.set(name, expression)
  }
  return { variables: { ...variables, local }, constants }
}

/** What an `exportVariables` or `exportConstants` policy defines. Throws StoreRefused. */
export function readExports(kind: 'exportVariables' | 'exportConstants', body: Fields): Definitions {
  const part = body.take('definitions')
  const none = { imports: [], local: new Map() }
  return kind === 'exportVariables'
    ? {
        variables: { imports: [], local: readMap(body, part, (each) => expressionOf(body.source, each)) },
        constants: none,
      }
    : {
        variables: none,
        constants: { imports: [], local: readMap(body, part, (each) => jsonOf(body.source, each)) },
      }
}

function readImported<Value>(body: Fields, name: string, read: (part: Part) => Value): Imported<Value> {
  const fields = body.fields(name)
  if (fields === undefined) return { imports: [], local: new Map() }
  const imports = fields.texts('import')
  const local = readMap(body, fields.take('local'), read)
  fields.end()
  return { imports, local }
}

const NAME = /^[_a-zA-Z]\w*$/
const KEYWORDS = new Set(['false', 'in', 'null', 'true'])

function readMap<Value>(
  { source }: Fields,
  part: Part | undefined,
  read: (part: Part) => Value,
): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>()
  if (part === undefined) return values
  if (part.kind !== 'map') return source.refuse('definitions are no mapping', part.from)
  for (const [name, entry] of part.entries) {
    if (!NAME.test(name) || KEYWORDS.has(name))
      source.refuse(`${JSON.stringify(name)} is no name of a variable or constant`, entry.at)
    values.set(name, read(entry.part))
  }
  return values
}
