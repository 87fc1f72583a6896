import type { JsonValue } from '../../model/json.ts'
import { CannotEvaluate } from '../cel/outcome.ts'
import type { Asked } from './check.ts'
import { compileGlob } from './glob.ts'
import { misfitsOf, type Resolve } from './json-schema.ts'
import type { ResourcePolicy, SchemaReference } from './policy-model.ts'
import { policyName } from './policy-names.ts'
import type { PreparedVersion } from './prepared-version.ts'
import { isJsonObject } from '../json-places.ts'
import type { Store } from './read-store.ts'
import { SchemaRefused } from './schema-refused.ts'

/** What the schemas say of an input. `open`: it does not fit, and what the PDP did then is not told. */
export type SchemaVerdict =
  | { readonly kind: 'unasked' | 'fits' }
  | { readonly kind: 'rejected' | 'open'; readonly errors: readonly string[] }

/**
 * Holds an input against its schemas where the log tells that the PDP did: it names what was wrong. Else whether
 * schemas were enforced is not known, and what was logged was not rejected. Throws CannotEvaluate where the schemas
 * are not there, or say what is not held here.
 */
export function heldAgainstSchemas(version: PreparedVersion, asked: Asked): SchemaVerdict {
  const { validation } = asked.request
  const policy = schemaPolicy(version.store, asked)
  if (validation === undefined || validation.result === 'evaluated' || policy === undefined)
    return { kind: 'unasked' }
  const errors = [
    ...misfits(version.store, policy.schemas.principal, asked, 'principal'),
    ...misfits(version.store, policy.schemas.resource, asked, 'resource'),
  ]
  if (errors.length === 0) return { kind: 'fits' }
  return { kind: validation.result === 'rejected' ? 'rejected' : 'open', errors }
}

/** The schemas of a policy are those of its root; a scope without a policy of its own has none (compile.go). */
function schemaPolicy({ policies }: Store, { request, version, scopes }: Asked): ResourcePolicy | undefined {
  const [first] = scopes.resource
  const ofResource = policies.filter(
    (each): each is ResourcePolicy =>
      each.kind === 'resource' &&
      each.version === version &&
      policyName(each.name) === policyName(request.resource.kind),
  )
  if (!ofResource.some(({ scope }) => scope === first)) return undefined
  return ofResource.find(({ scope }) => scope === '')
}

function misfits(
  { schemas }: Store,
  reference: SchemaReference | undefined,
  { request }: Asked,
  part: 'principal' | 'resource',
): readonly string[] {
  if (reference === undefined) return []
  const name = reference.ref.replace(/^cerbos:\/{2,3}/, '')
  try {
    if (reference.ignoredFor.some((glob) => compileGlob(glob)(request.action))) return []
    const resolve: Resolve = (ref, from) => resolved(schemas, ref, from)
    const root = resolve(name, '')
    if (root === undefined) throw new SchemaRefused('it is not among the files')
    return misfitsOf(request[part].attr, root.schema, root.file, resolve).map(
      ({ path, message }) => `${part}.attr ${path} ${message}`,
    )
  } catch (error) {
    if (error instanceof CannotEvaluate || !(error instanceof Error)) throw error
    throw new CannotEvaluate(`the schema ${reference.ref} cannot be held: ${error.message}`, { cause: error })
  }
}

/** A reference of one schema to another: a file of the store, a place in it, or both. */
function resolved(
  schemas: Store['schemas'],
  ref: string,
  from: string,
): { readonly schema: JsonValue; readonly file: string } | undefined {
  const [path = '', pointer = ''] = ref.split('#', 2)
  const file = path === '' ? from : besides(from, path)
  const found = schemas.get(file)
  if (found === undefined) return undefined
  const schema = at(found.schema(), pointer)
  return schema === undefined ? undefined : { schema, file }
}

/** A path relative to the file that names it; `cerbos:///` begins at the folder of schemas. */
function besides(from: string, path: string): string {
  const whole = /^cerbos:\/{2,3}(.*)$/s.exec(path)?.[1] ?? (/^[a-z]+:/i.test(path) ? undefined : path)
  if (whole === undefined) throw new SchemaRefused(`it refers to ${path}, which is not fetched`)
  const steps =
    whole === path && !path.startsWith('/')
      ? [...from.split('/').slice(0, -1), ...path.split('/')]
      : whole.split('/')
  const folders: string[] = []
  for (const step of steps)
    if (step === '..') folders.pop()
    else if (step !== '.' && step !== '') folders.push(step)
  return folders.join('/')
}

function at(schema: JsonValue, pointer: string): JsonValue | undefined {
  if (pointer === '') return schema
  if (!pointer.startsWith('/')) throw new SchemaRefused(`it refers to the anchor ${pointer}`)
  let value: JsonValue | undefined = schema
  for (const step of pointer.slice(1).split('/')) {
    const key = decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~')
    if (Array.isArray(value)) value = (value as readonly JsonValue[])[Number(key)]
    else value = isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
  }
  return value
}
