import { z } from 'zod'
import { Duration } from './duration.ts'
import { Name, optional } from './json.ts'
import { DateOrTime } from './time.ts'

/** The format name of a boundary given beside a definition that carries none. */
export const BOUNDARY_FORMAT = 'docket-boundary/1'

const Names = z.array(Name)

const PeriodicReview = z.looseObject({ every: optional(Duration), last: optional(DateOrTime) })

export const ApprovedInput = z.looseObject({
  name: Name,
  sources: optional(Names),
  maxAge: optional(Duration),
  review: optional(PeriodicReview),
})

export const ApprovalRule = z.looseObject({
  when: optional(z.looseObject({ entitlement: optional(Name), action: optional(Name) })),
  by: Names,
  distinctFrom: optional(z.array(z.enum(['subject', 'actor']))),
})

/** `[]` allows nothing, as of every other key of a boundary, though this one is an object. */
const Entitlements = z.preprocess(
  (value) => (Array.isArray(value) && value.length === 0 ? { allow: [] } : value),
  z.looseObject({ allow: optional(Names), deny: optional(Names) }),
)

/**
 * What a workflow may decide on, with and do. A key that is left out restricts nothing; `[]` allows
 * nothing. Entitlements, actions, actors, models and triggers are globs whose `*` crosses `/`.
 */
export const Boundary = z.looseObject({
  review: optional(PeriodicReview),
  retention: optional(Duration),
  triggers: optional(Names),
  inputs: optional(z.array(ApprovedInput)),
  policies: optional(Names),
  actions: optional(Names),
  entitlements: optional(Entitlements),
  approvals: optional(z.array(ApprovalRule)),
  notify: optional(Names),
  actors: optional(Names),
  models: optional(Names),
})

/** Covers findings of `finding` (and of `input`, where given) up to the end of its `until` day. */
export const Exception = z.looseObject({
  id: Name,
  finding: Name,
  input: optional(Name),
  until: optional(DateOrTime),
  owner: optional(Name),
  reason: optional(z.string()),
})

export const BoundaryFile = z.looseObject({
  format: z.literal(BOUNDARY_FORMAT),
  workflow: z.looseObject({ id: Name, version: Name }),
  boundary: Boundary,
  exceptions: optional(z.array(Exception)),
})

export type ApprovedInput = z.output<typeof ApprovedInput>
export type ApprovalRule = z.output<typeof ApprovalRule>
export type Boundary = z.output<typeof Boundary>
export type Exception = z.output<typeof Exception>
export type BoundaryFile = z.output<typeof BoundaryFile>
