import type { JsonValue } from '../../model/json.ts'

interface JsonObject {
  readonly [key: string]: JsonValue
}

export type CerbosPolicyKind = 'resource' | 'principal' | 'role'
export type CerbosImportKind = 'derivedRoles' | 'exportVariables' | 'exportConstants'

/** What binds a policy to the others of its store, and nothing of what it rules. */
export interface CerbosPolicyHeader {
  readonly path: string
  readonly disabled: boolean
  readonly kind: CerbosPolicyKind | CerbosImportKind
  readonly name: string
  /** Empty where the kind has none. */
  readonly version: string
  readonly scope: string
  readonly imports: readonly { readonly kind: CerbosImportKind; readonly name: string }[]
  /** Of a principal policy: the resources that its rules are for, which may be patterns. */
  readonly resources: readonly string[]
  /** Of a resource policy: the schemas that it names. */
  readonly schemas: readonly string[]
}

const BODIES = [
  ['resourcePolicy', 'resource', 'resource'],
  ['principalPolicy', 'principal', 'principal'],
  ['rolePolicy', 'role', 'role'],
  ['derivedRoles', 'derivedRoles', 'name'],
  ['exportVariables', 'exportVariables', 'name'],
  ['exportConstants', 'exportConstants', 'name'],
] as const

/** Reads what a policy document says of itself; a text: why it is none. Requires the document's `apiVersion`. */
export function readCerbosHeader(path: string, document: JsonObject): CerbosPolicyHeader | string {
  const found = BODIES.flatMap(([field, kind, nameField]) => {
    const body = fieldOf(document, field)
    return body === undefined ? [] : [{ body, kind, nameField }]
  })
  const [only] = found
  if (only === undefined || found.length > 1) return 'it holds no policy, or more than one'
  const { body, kind, nameField } = only
  if (!isObject(body)) return `its ${kind} policy is no mapping`
  const name = textOf(body, nameField)
  if (name === undefined || name === '') return `its ${kind} policy has no ${nameField}`
  const version = textOf(body, 'version') ?? ''
  if ((kind === 'resource' || kind === 'principal') && version === '')
    return `its ${kind} policy has no version`
  return {
    path,
    kind,
    name,
    disabled: isTrue(fieldOf(document, 'disabled')),
    version: kind === 'role' && version === '' ? 'default' : version,
    scope: (textOf(body, 'scope') ?? '').replace(/^\./, ''),
    imports: [
      ...importsOf(fieldOf(body, 'importDerivedRoles'), 'derivedRoles'),
      ...importsOf(fieldOf(objectAt(body, 'variables'), 'import'), 'exportVariables'),
      ...importsOf(fieldOf(objectAt(body, 'constants'), 'import'), 'exportConstants'),
    ],
    resources: kind === 'principal' ? resourcesOf(body) : [],
    schemas: schemasOf(objectAt(body, 'schemas')),
  }
}

function importsOf(list: JsonValue | undefined, kind: CerbosImportKind): CerbosPolicyHeader['imports'] {
  return itemsOf(list).flatMap((name) => (typeof name === 'string' ? [{ kind, name }] : []))
}

function resourcesOf(body: JsonObject): readonly string[] {
  return itemsOf(fieldOf(body, 'rules')).flatMap((rule) => {
    const resource = isObject(rule) ? textOf(rule, 'resource') : undefined
    return resource === undefined ? [] : [resource]
  })
}

function schemasOf(schemas: JsonObject): readonly string[] {
  return ['principalSchema', 'resourceSchema'].flatMap((field) => {
    const ref = textOf(objectAt(schemas, field), 'ref')
    return ref === undefined ? [] : [ref]
  })
}

/** A field by its name in JSON (`importDerivedRoles`) or in protobuf (`import_derived_roles`): a PDP takes both. */
function fieldOf(object: JsonObject, name: string): JsonValue | undefined {
  const key = [name, name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)].find((each) =>
    Object.hasOwn(object, each),
  )
  return key === undefined ? undefined : (object[key] ?? undefined)
}

function textOf(object: JsonObject, name: string): string | undefined {
  const value = fieldOf(object, name)
  return typeof value === 'string' ? value : undefined
}

function objectAt(object: JsonObject, name: string): JsonObject {
  const value = fieldOf(object, name)
  return isObject(value) ? value : {}
}

function itemsOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : []
}

/** As written: YAML has no types here. */
function isTrue(value: JsonValue | undefined): boolean {
  return value === true || value === 'true'
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !JSON.isRawJSON(value)
}
