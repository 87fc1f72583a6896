import { DecisionGraph } from './drg.ts'
import { FeelRefused } from './feel/refused.ts'
import { Run } from './feel/run.ts'
import { readDateTime } from './feel/temporal-text.ts'
import { ANY } from './feel/type.ts'
import type { DateTimeValue, Feel } from './feel/value.ts'
import { chooseDecision } from './choose-decision.ts'
import type { Required } from './model-set.ts'
import { DmnRefused } from './refusal.ts'
import { inputValue } from './input-value.ts'
import { readRequest } from './request.ts'
import { type GivenInputs, RequestInputs } from './request-inputs.ts'
import type { Trace } from './trace.ts'
import type { VersionModels } from './version-models.ts'

/** What a decision came to, before it is read as an outcome. */
export type Answer =
  | {
      readonly ok: true
      readonly value: Feel
      readonly decision: Required
      readonly trace: Trace
      readonly warnings: readonly string[]
      readonly reads: ReadonlySet<string>
      readonly missing: ReadonlySet<string>
      readonly clockRead: boolean
    }
  | { readonly ok: false; readonly why: string; readonly clockRead: boolean }

/** Puts a request to the models. `at` is the clock that `now()` and `today()` read, RFC 3339. */
export function answer(
  models: VersionModels,
  { text, at }: { readonly text: string; readonly at?: string | undefined },
  defaultDecision: string | undefined,
): Answer {
  const reading = readRequest(text)
  if (!reading.ok) return { ok: false, why: reading.why, clockRead: false }
  const { decision, input } = reading.request
  const given: GivenInputs = (name, type) => {
    const value = input(name)
    return value === undefined ? undefined : inputValue(value, type)
  }
  return answerTo(models, { decision: decision ?? defaultDecision, given, at })
}

interface Question {
  /** The name or id of the decision that is asked; undefined: the one that no other requires. */
  readonly decision: string | undefined
  readonly given: GivenInputs
  readonly at?: string | undefined
}

/** Evaluates a decision with the inputs that are given. */
export function answerTo({ set, models }: VersionModels, { decision: asked, given, at }: Question): Answer {
  const chosen = chooseDecision(set, asked)
  if (!chosen.ok) return { ok: false, why: chosen.why, clockRead: false }
  const { decision } = chosen
  let clockRead = false
  const run = new Run(() => {
    clockRead = at !== undefined
    return clock(at)
  })
  try {
    const inputs = new RequestInputs(given, run)
    const graph = new DecisionGraph(models, inputs, run)
    const value =
      decision.kind === 'service'
        ? graph.service(
            decision.element,
            givenTo(models.services.get(decision.element)?.inputDecisions ?? [], inputs, given),
          )
        : graph.value(decision)
    const { reads, missing } = inputs
    return {
      ok: true,
      value,
      decision,
      trace: graph.trace,
      warnings: run.warnings(),
      reads,
      missing,
      clockRead,
    }
  } catch (error) {
    if (error instanceof FeelRefused || error instanceof DmnRefused)
      return { ok: false, why: `${decision.element.name}: not evaluated: ${error.message}`, clockRead }
    throw error
  }
}

/** The input decisions of a service are inputs of the request; one that it does not give is null. */
function givenTo(
  inputDecisions: readonly Required[],
  inputs: RequestInputs,
  given: GivenInputs,
): ReadonlyMap<Required['element'], Feel> {
  return new Map(
    inputDecisions.map(({ element }) => {
      inputs.read(element.name, [])
      return [element, given(element.name, ANY) === undefined ? null : inputs.value(element.name, ANY)]
    }),
  )
}

function clock(at: string | undefined): DateTimeValue {
  const now = at === undefined ? undefined : readDateTime(at.toUpperCase())
  if (now === undefined) throw new FeelRefused('a clock is read, and none is given')
  return now
}
