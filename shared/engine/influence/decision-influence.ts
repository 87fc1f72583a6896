import type { CaseFile } from '../../casefile/case-file.ts'
import type { DecisionInfluence } from '../../model/influence-view.ts'
import { engineNamed } from '../../replay/engines.ts'
import { name } from '../decision/bounded.ts'
import type { HearingEvaluator } from '../decision/hear-again.ts'
import type { WhichDecision } from '../decision/stored-decision.ts'
import { askedDecision } from '../what-if/heard-decision.ts'
import { influenceLine } from './attribute-influences.ts'
import { questionDecision } from './question-decision.ts'
import { smallestChange } from './smallest-change.ts'

/**
 * Which attributes of a decision changed its outcome: proven, or told by how many probes none did; and the smallest
 * change that flips it. Throws DECISION_NOT_FOUND, CASE_DAMAGED.
 */
export async function decisionInfluence(
  file: CaseFile,
  which: WhichDecision,
  evaluatorOf: HearingEvaluator,
): Promise<DecisionInfluence> {
  const asked = askedDecision(file, which, evaluatorOf)
  const { decision, ord, evaluator } = asked
  const told = await questionDecision(file, asked)
  const questioned = told.ok ? told.questioned : undefined
  const smallest = told.ok
    ? await smallestChange(told.found, told.questioned, told.sources, evaluator)
    : undefined
  const { policy } = decision
  return {
    ord,
    id: decision.id,
    policy: policy === undefined ? null : { id: name(policy.id), version: name(policy.version) },
    engine: told.ok ? engineNamed(told.engine).label : null,
    outcome: questioned?.answer.outcome ?? null,
    rules: questioned?.answer.determining.map(name) ?? [],
    why: told.ok ? null : told.why,
    attributes: told.found.map((each) => influenceLine(each, questioned)),
    attributeCount: decision.attributes.length,
    smallest: smallest ?? null,
  }
}
