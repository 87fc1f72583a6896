import { z } from 'zod'
import { DigestText } from './ids.ts'
import { Json, Name, optional } from './json.ts'
import { Effective } from './workflow.ts'

/** The format name of formats.md 3. */
export const POLICIES_FORMAT = 'docket-policies/1'

export const EngineName = z.enum(['cedar', 'rego', 'cel', 'dmn', 'cerbos'])

const EntityTemplate = z.looseObject({ type: Name, id: Name })

/**
 * How a decision becomes a request, where none was logged. Strings may hold placeholders:
 * `{actor.id}` and the like, fields of the decision, then attribute names. `context: attributes`
 * lays every attribute by its dotted name: subject.department -> context.subject.department.
 */
export const Bind = z.looseObject({
  principal: optional(EntityTemplate),
  action: optional(EntityTemplate),
  resource: optional(EntityTemplate),
  context: optional(z.union([z.literal('attributes'), z.record(z.string(), Json)])),
})

const PolicyVersionEntry = z.looseObject({
  version: Name,
  effective: optional(Effective),
  files: z.array(Name).min(1),
  entities: optional(Name),
  schema: optional(Name),
  validateRequests: optional(z.boolean()),
  digest: optional(DigestText),
})

/** `policies.yaml`: the manifest of a policy bundle. Unknown fields are kept. */
export const PolicyManifest = z.looseObject({
  format: z.literal(POLICIES_FORMAT),
  policies: z.array(
    z.looseObject({
      id: Name,
      engine: EngineName,
      versions: z.array(PolicyVersionEntry),
      bind: optional(Bind),
    }),
  ),
})

export type EngineName = z.output<typeof EngineName>
export type Bind = z.output<typeof Bind>
export type PolicyManifest = z.output<typeof PolicyManifest>

/** A file of a policy version, as it lay in the bundle. `path` is as written in the manifest. */
export interface PolicyFile {
  readonly path: string
  readonly bytes: Uint8Array
  readonly sha256: DigestText
}

/** A policy version with its exact files, checked. */
export interface PolicyVersion {
  readonly policy: string
  readonly version: string
  readonly engine: EngineName
  readonly effective: Effective | undefined
  readonly files: readonly PolicyFile[]
  /** Paths of `files` that play a part: policy texts in the manifest's order, entities, schema. */
  readonly texts: readonly string[]
  readonly entities: string | undefined
  readonly schema: string | undefined
  readonly validateRequests: boolean
  /** Computed from the files (formats.md 3). */
  readonly digest: DigestText
  /** What the bundle says it should be. */
  readonly declaredDigest: DigestText | undefined
  readonly bind: Bind | undefined
}
