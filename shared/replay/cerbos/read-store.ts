import type { PolicyVersion } from '../../model/policy.ts'
import { textOfFile, tooLarge } from '../version-texts.ts'
import type { Policy } from './policy-model.ts'
import { policyKey, policyName } from './policy-names.ts'
import { readPolicy } from './read-policy.ts'
import { SchemaFile } from './schema-file.ts'
import { SourceText, StoreRefused } from './store-refused.ts'
import { readParts } from './yaml-parts.ts'

/** What the texts of a version hold. */
export interface Store {
  readonly policies: readonly Policy[]
  /** Schemas as a policy refers to them, without `cerbos:///`. */
  readonly schemas: ReadonlyMap<string, SchemaFile>
}

/**
 * The most that the texts of a version may hold together, in bytes: reading YAML takes up to a kilobyte of memory
 * and 8 µs for a byte of hostile text.
 */
const MOST_TEXT_BYTES = 2 * 1024 * 1024

/** Reads the policies and schemas of a version. Throws StoreRefused. */
export function readStore(version: PolicyVersion): Store {
  const large = tooLarge(version, MOST_TEXT_BYTES)
  if (large !== undefined) throw new StoreRefused(large)
  const policies: Policy[] = []
  const schemas = new Map<string, SchemaFile>()
  for (const source of sourcesOf(version)) {
    const schema = schemaName(source.path)
    if (schema !== undefined) schemas.set(schema, new SchemaFile(source))
    else policies.push(...policiesOf(source))
  }
  refuseTwins(policies)
  return { policies, schemas }
}

/** The texts of a version; those that are missing or no UTF-8 throw StoreRefused. */
function sourcesOf(version: PolicyVersion): readonly SourceText[] {
  return version.texts.map((path) => {
    const text = textOfFile(version, path)
    if (text === undefined) throw new StoreRefused(`${path} is not among the files, or is no UTF-8 text`)
    return new SourceText(path, text)
  })
}

/** The policies of one text, disabled ones left out. Throws StoreRefused. */
export function policiesOf(source: SourceText): readonly Policy[] {
  return readParts(source).flatMap((part) => readPolicy(source, part) ?? [])
}

/** `a/_schemas/b/c.json` is the schema `b/c.json`; undefined: no schema. */
export function schemaName(path: string): string | undefined {
  return /(?:^|\/)_schemas\/(.+\.json)$/i.exec(path)?.[1]
}

/** Two policies of one name would answer one for the other. */
function refuseTwins(policies: readonly Policy[]): void {
  const seen = new Map<string, Policy>()
  for (const policy of policies) {
    const key = nameOf(policy)
    const twin = seen.get(key)
    if (twin !== undefined)
      policy.source.refuse(`${key} is defined here and in ${twin.source.path}`, policy.span.from)
    seen.set(key, policy)
  }
}

/** A policy's key, or for what is imported its kind and name. */
export function nameOf(policy: Policy): string {
  if (policy.kind === 'resource' || policy.kind === 'principal' || policy.kind === 'role')
    return policyKey({ ...policy, name: policyName(policy.name) })
  return `${policy.kind}.${policyName(policy.name)}`
}
