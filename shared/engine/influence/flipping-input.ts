import type { CaseFile } from '../../casefile/case-file.ts'
import type { JsonValue } from '../../model/json.ts'
import type { FlippingProbe } from '../../replay/influence/influence.ts'
import type { ReplayOutcome } from '../../replay/policy-engine.ts'
import type { HearingEvaluator } from '../decision/hear-again.ts'
import type { WhichDecision } from '../decision/stored-decision.ts'
import { askedDecision } from '../what-if/heard-decision.ts'
import { questionDecision } from './question-decision.ts'

/** An attribute that changes the outcome of a decision, and how. */
export interface FlippingInput {
  readonly name: string
  readonly value: JsonValue
  /** What replay gives with the value. */
  readonly before: ReplayOutcome
  readonly flip: FlippingProbe
}

/** The first attribute that changes the outcome; what nobody approved comes first. Undefined where none was found. */
export async function flippingInput(
  file: CaseFile,
  which: WhichDecision,
  evaluatorOf: HearingEvaluator,
): Promise<FlippingInput | undefined> {
  const told = await questionDecision(file, askedDecision(file, which, evaluatorOf))
  if (!told.ok) return undefined
  for (const { name, value, influence } of told.found)
    if (influence.kind === 'flips') {
      const [flip] = influence.flips
      return flip && { name, value, before: told.questioned.answer.outcome, flip }
    }
  return undefined
}
