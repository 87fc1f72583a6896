import { type Fields, fieldsOf } from './fields.ts'
import type { DerivedRole, Policy, ResourcePolicy, SchemaReference } from './policy-model.ts'
import { readCondition } from './read-condition.ts'
import { readDefinitions, readExports } from './read-definitions.ts'
import { principalRules, resourceRules, roleRules } from './read-rules.ts'
import type { SourceText } from './store-refused.ts'
import type { Part } from './yaml-parts.ts'

const API = 'api.cerbos.dev/v1'
const KINDS = [
  'resourcePolicy',
  'principalPolicy',
  'rolePolicy',
  'derivedRoles',
  'exportVariables',
  'exportConstants',
] as const
type Kind = (typeof KINDS)[number]

/** Reads one policy as a PDP reads it; undefined: it is disabled. Throws StoreRefused. */
export function readPolicy(source: SourceText, part: Part): Policy | undefined {
  const document = fieldsOf(source, part, 'a policy')
  if (document.text('apiVersion') !== API) return source.refuse(`apiVersion is not ${API}`, part.from)
  const disabled = document.flag('disabled')
  for (const saysNothing of ['description', 'metadata', '$schema', 'jsonSchema']) document.take(saysNothing)
  const above = document.take('variables')
  const bodies = KINDS.flatMap((kind) => {
    const body = document.take(kind)
    return body === undefined ? [] : [{ kind, body }]
  })
  document.end()
  const [only] = bodies
  if (only === undefined || bodies.length > 1) return source.refuse('it is not one policy', part.from)
  return disabled ? undefined : readBody(only.kind, fieldsOf(source, only.body, only.kind), above)
}

function readBody(kind: Kind, body: Fields, above: Part | undefined): Policy {
  const policy = bodyOf(kind, body, above)
  body.end()
  return policy
}

function bodyOf(kind: Kind, body: Fields, above: Part | undefined): Policy {
  const { source } = body
  const base = { source, span: { from: body.part.from, to: body.part.to } }
  if (kind === 'exportVariables' || kind === 'exportConstants')
    return { kind, name: body.required('name'), ...base, ...readExports(kind, body) }
  const common = { ...base, ...readDefinitions(body, above) }
  const scope = () => ({ scope: scopeOf(body) })
  switch (kind) {
    case 'resourcePolicy':
      return {
        kind: 'resource',
        name: body.required('resource'),
        version: body.required('version'),
        ...scope(),
        scopePermissions: permissionsOf(body),
        importDerivedRoles: body.texts('importDerivedRoles'),
        rules: resourceRules(body),
        schemas: schemasOf(body),
        ...common,
      }
    case 'principalPolicy':
      return {
        kind: 'principal',
        name: body.required('principal'),
        version: body.required('version'),
        ...scope(),
        scopePermissions: permissionsOf(body),
        rules: principalRules(body),
        ...common,
      }
    case 'rolePolicy':
      body.take('scopePermissions')
      return {
        kind: 'role',
        name: body.required('role'),
        version: body.text('version') || 'default',
        ...scope(),
        parentRoles: body.texts('parentRoles'),
        rules: roleRules(body),
        ...common,
      }
    case 'derivedRoles':
      return { kind, name: body.required('name'), definitions: derivedRolesOf(body), ...common }
    default:
      return kind satisfies never
  }
}

const SCOPE = /^(?:|\.|\.?[0-9a-zA-Z][\w-]*(?:\.\w[\w-]*)*)$/

function scopeOf(body: Fields): string {
  const scope = body.text('scope')
  if (!SCOPE.test(scope)) return body.source.refuse(`${JSON.stringify(scope)} is no scope`, body.part.from)
  return scope.replace(/^\./, '')
}

function permissionsOf(body: Fields): 'override' | 'consent' {
  const said = body.text('scopePermissions').replace(/^SCOPE_PERMISSIONS_/, '')
  if (said === 'REQUIRE_PARENTAL_CONSENT_FOR_ALLOWS') return 'consent'
  if (said === '' || said === 'UNSPECIFIED' || said === 'OVERRIDE_PARENT') return 'override'
  return body.source.refuse(`unknown scope permissions: ${said}`, body.part.from)
}

function schemasOf(body: Fields): ResourcePolicy['schemas'] {
  const schemas = body.fields('schemas')
  const reference = (name: string): SchemaReference | undefined => {
    const schema = schemas?.fields(name)
    if (schema === undefined) return undefined
    const ref = schema.required('ref')
    const ignoreWhen = schema.fields('ignoreWhen')
    const ignoredFor = ignoreWhen?.texts('actions') ?? []
    ignoreWhen?.end()
    schema.end()
    return { ref, ignoredFor }
  }
  const both = { principal: reference('principalSchema'), resource: reference('resourceSchema') }
  schemas?.end()
  return both
}

function derivedRolesOf(body: Fields): readonly DerivedRole[] {
  const names = new Set<string>()
  return body.list('definitions').map((part) => {
    const definition = fieldsOf(body.source, part, 'a derived role')
    const name = definition.required('name')
    if (names.size === names.add(name).size)
      body.source.refuse(`two derived roles have the name ${name}`, part.from)
    const parentRoles = definition.texts('parentRoles')
    if (parentRoles.length === 0)
      body.source.refuse(`the derived role ${name} has no parent roles`, part.from)
    const condition = readCondition(definition)
    definition.end()
    return { name, parentRoles, condition, from: part.from, to: part.to }
  })
}
