import { z } from 'zod'
import { DigestText } from './ids.ts'
import { Json, Name, optional } from './json.ts'
import { Effective } from './workflow.ts'

/** The format name of formats.md 3. */
export const POLICIES_FORMAT = 'docket-policies/1'

/** `empowernow` policies are read and searched for traps; what evaluates them is not published. */
export const EngineName = z.enum(['cedar', 'rego', 'cel', 'dmn', 'cerbos', 'empowernow'])

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

/** How the host of an engine was set; in a manifest beside `engine`, or in a version where it differs there. */
const OPTIONS = {
  /** cel: the type that the host gave to whole numbers of JSON; `double` unless said. */
  numbers: optional(z.enum(['int', 'double'])),
  /** dmn: the decision that is asked, by its name or id, where the request names none. */
  decision: optional(Name),
  /** rego: what is asked, where the request does not say: `data.authz.allow`. */
  query: optional(Name),
  /** rego: the language of modules that do not say it themselves; `v1` unless said. */
  rego: optional(z.enum(['v0', 'v1'])),
  /** cerbos: whether a scope without a policy is passed over; `strict` unless said. */
  scopeSearch: optional(z.enum(['strict', 'lenient'])),
  /** cerbos: the version of policies where a request names none; `default` unless said. */
  defaultVersion: optional(Name),
}

const PolicyVersionEntry = z.looseObject({
  version: Name,
  /** Other names by which logs may call it. */
  also: optional(z.array(Name)),
  ...OPTIONS,
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
      ...OPTIONS,
    }),
  ),
})

const PolicyOptions = z.object(OPTIONS).partial()

export const POLICY_OPTIONS = PolicyOptions.keyof().options

export type PolicyOptions = Readonly<z.output<typeof PolicyOptions>>
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
  /** Other names by which logs may call it; one of them may be that of several versions. */
  readonly also?: readonly string[] | undefined
  readonly engine: EngineName
  readonly effective: Effective | undefined
  readonly files: readonly PolicyFile[]
  /** Paths of `files` that play a part: policy texts in the manifest's order, entities, schema. */
  readonly texts: readonly string[]
  readonly entities: string | undefined
  readonly schema: string | undefined
  readonly validateRequests: boolean
  readonly options?: PolicyOptions | undefined
  /** Computed from the files (formats.md 3). */
  readonly digest: DigestText
  /** The case was given other content under the same id and version too; this one, the first, counts. */
  readonly otherContents?: boolean | undefined
  /** What the bundle says it should be. */
  readonly declaredDigest: DigestText | undefined
  readonly bind: Bind | undefined
}
