import type { CaseFile } from '../../casefile/case-file.ts'
import { MOST_LISTED } from '../../model/decision-view.ts'
import type { EngineName } from '../../model/policy.ts'
import { bindOf } from '../../reconstruct/rebuild-run.ts'
import type { Questioned } from '../../replay/influence/influence.ts'
import { versionKey } from '../../replay/version-key.ts'
import { attributeViews } from '../decision/attribute-views.ts'
import { cut, name } from '../decision/bounded.ts'
import { readsOf } from '../decision/reads-of.ts'
import { askedRequest } from '../what-if/asked-request.ts'
import { type AskedDecision, heardDecision, TOO_MANY_RECORDS } from '../what-if/heard-decision.ts'
import { attributeInfluences, type FoundInfluence, type QuestionedAttribute } from './attribute-influences.ts'
import type { SeenValues } from './seen-values.ts'
import { valuesOfCase } from './values-of-case.ts'

/** A decision whose attributes were questioned; or none of them could be, and `why` says why. */
export type QuestionedDecision = { readonly found: readonly FoundInfluence[] } & (
  | {
      readonly ok: true
      readonly questioned: Questioned
      readonly engine: EngineName
      readonly sources: { readonly seen: SeenValues; readonly literals: readonly string[] }
    }
  | { readonly ok: false; readonly why: string }
)

const MOST_WHY_CHARS = 1_000

/** Questions each attribute of a decision, what nobody approved and was read first. Throws CASE_DAMAGED. */
export async function questionDecision(file: CaseFile, asked: AskedDecision): Promise<QuestionedDecision> {
  const attributes = attributesOf(asked)
  const { told, policies, evaluator } = asked
  if (told === undefined) return untested(attributes, TOO_MANY_RECORDS)
  const heard = await heardDecision(asked)
  if (!heard.ok) return untested(attributes, heard.why)
  const { version } = heard.planned
  const request = askedRequest(told.dossier, version, policies)
  const description = await evaluator.describe(versionKey(version))
  if (typeof request === 'string') return untested(attributes, request)
  if (description.kind === 'blocked') return untested(attributes, description.detail)
  const { reads: staticReads, partial, literals } = description
  const questioned = { version: versionKey(version), request, answer: heard.answer, staticReads, partial }
  const sources = { seen: valuesOfCase(file), literals }
  const found = await attributeInfluences(attributes, questioned, sources, evaluator)
  return { ok: true, found, questioned, engine: version.engine, sources }
}

/** A name of megabytes is shown cut, and asked for whole. */
function attributesOf({ decision, told, policies }: AskedDecision): readonly QuestionedAttribute[] {
  const version = policies.find(
    (each) => each.policy === decision.policy?.id && each.version === decision.policy.version,
  )
  const reads = readsOf(version, bindOf(policies, decision.policy?.id), decision.replay.determining ?? [])
  const readings = new Map(decision.attributes.map((each) => [name(each.name), each]))
  return attributeViews(decision, told, reads)
    .slice(0, MOST_LISTED)
    .flatMap((view) => {
      const reading = readings.get(view.name)
      return reading === undefined ? [] : [{ name: reading.name, value: reading.value, view }]
    })
}

function untested(attributes: readonly QuestionedAttribute[], detail: string): QuestionedDecision {
  const why = cut(detail, MOST_WHY_CHARS)
  return {
    ok: false,
    why,
    found: attributes.map((each) => ({ ...each, influence: { kind: 'not-tested', why } })),
  }
}
