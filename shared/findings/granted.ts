import type { Exception } from '../model/boundary.ts'
import type { Dossier } from '../model/rebuilt.ts'
import type { GrantedException } from '../model/review.ts'
import { endOfDateOrTime, type Instant, instantOf } from '../model/time.ts'
import { fitsGlob } from './reading/glob.ts'
import type { Instance } from './rule.ts'

/**
 * The exceptions that a review granted and that fit a decision, as those that a workflow declares. Where the pattern
 * names inputs, there is one for each input that the finding is about and that fits.
 */
export function fitting(
  granted: readonly GrantedException[],
  dossier: Dossier,
  code: string,
  instances: readonly Instance[],
): readonly Exception[] {
  return granted
    .filter((each) => fits(each, dossier, code) && boundTo(each, dossier) === undefined)
    .flatMap((each) => asDeclared(each, instances))
}

/** By clause and pattern, whatever its end and what it is bound to. */
export function fits(
  { terms: { clause, pattern } }: GrantedException,
  dossier: Dossier,
  code: string,
): boolean {
  return (
    clause === code &&
    fitsText(pattern.subject, dossier.subject?.id) &&
    fitsText(pattern.entitlement, dossier.action?.fact.entitlement)
  )
}

function fitsText(glob: string | null, text: string | undefined): boolean {
  return glob === null || (text !== undefined && fitsGlob(glob, text))
}

export function asDeclared(
  { id, terms: { clause, pattern, until, owner, reason } }: GrantedException,
  instances: readonly Instance[],
): readonly Exception[] {
  const exception = { id, finding: clause, until, owner, reason }
  const glob = pattern.input
  if (glob === null) return [{ ...exception, input: undefined }]
  const inputs = new Set(
    instances.flatMap(({ input }) => (input !== undefined && fitsGlob(glob, input) ? [input] : [])),
  )
  return [...inputs].map((input) => ({ ...exception, input }))
}

/** What an exception was bound to and a decision was made by another version of, in words; undefined: nothing. */
function boundTo({ terms: { bound } }: GrantedException, dossier: Dossier): string | undefined {
  const { workflow, policy, actor, models } = dossier
  if (
    bound.workflow !== null &&
    workflow?.id === bound.workflow.id &&
    workflow.version !== bound.workflow.version
  )
    return `workflow version ${workflow.version} instead of ${bound.workflow.version}`
  if (bound.policy !== null && policy?.id === bound.policy.id && policy.version !== bound.policy.version)
    return `policy version ${policy.version} instead of ${bound.policy.version}`
  const model = models.at(-1)?.fact.id
  if (bound.model !== null && model !== undefined && model !== bound.model)
    return `model ${model} instead of ${bound.model}`
  return bound.agent !== null && actor !== undefined && actor.id !== bound.agent
    ? `actor ${actor.id} instead of ${bound.agent}`
    : undefined
}

/** Why it no longer holds for a decision, in words; undefined: it does, or the decision is of before it was granted. */
export function lapsedFor(granted: GrantedException, dossier: Dossier): string | undefined {
  if (hasRunOut(granted.terms.until, dossier.instant)) return `ran out at ${granted.terms.until}`
  const isLater = dossier.instant > (instantOf(granted.time) ?? Infinity)
  return isLater ? boundTo(granted, dossier) : undefined
}

/** Whether an end has come: a date holds to the end of its day (UTC), a time is an instant (RFC 3339). */
export function hasRunOut(until: string | undefined, time: Instant): boolean {
  const end = until === undefined ? undefined : endOfDateOrTime(until)
  return end !== undefined && time >= end
}
