import { z } from 'zod'
import { Boundary, Exception } from './boundary.ts'
import { Name, optional } from './json.ts'
import { DateOrTime } from './time.ts'

/** The format name of formats.md 2. */
export const WORKFLOW_FORMAT = 'docket-workflow/1'

/** A half-open interval: `from` is in force, `to` is not; an end that is left out is open. */
export const Effective = z.looseObject({ from: optional(DateOrTime), to: optional(DateOrTime) })

export const Transition = z.looseObject({
  id: Name,
  from: Name,
  to: Name,
  function: optional(Name),
  policy: optional(Name),
  decision: optional(z.boolean()),
})

/** A workflow definition as formats.md 2 defines it. Unknown fields are kept. */
export const WorkflowDefinition = z.looseObject({
  format: z.literal(WORKFLOW_FORMAT),
  id: Name,
  version: Name,
  effective: optional(Effective),
  owner: optional(z.string()),
  stages: z.array(Name),
  start: optional(Name),
  end: optional(z.array(Name)),
  transitions: z.array(Transition),
  boundary: optional(Boundary),
  exceptions: optional(z.array(Exception)),
})

export type Effective = z.output<typeof Effective>
export type Transition = z.output<typeof Transition>
export type WorkflowDefinition = z.output<typeof WorkflowDefinition>
