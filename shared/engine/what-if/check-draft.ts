import type { CaseFile } from '../../casefile/case-file.ts'
import type { PolicyDraft, PolicyFault } from '../../model/what-if-view.ts'
import { versionKey } from '../../replay/version-key.ts'
import { readCaseDefinitions } from '../case-definitions.ts'
import { otherVersion } from './other-version.ts'
import { policyFault } from './policy-answer.ts'
import type { DraftEvaluator } from './what-if.ts'

/** Whether a draft can be used, and if not, why and where. Throws POLICY_NOT_FOUND. */
export async function checkDraft(
  file: CaseFile,
  draft: PolicyDraft,
  evaluatorOf: DraftEvaluator,
): Promise<{ fault: PolicyFault | null }> {
  const { policies } = readCaseDefinitions(file)
  const version = otherVersion(file, policies, { kind: 'draft', draft })
  const evaluator = evaluatorOf(policies, file.meta.settings.evaluationBudgetMs, version)
  const description = await evaluator.describe(versionKey(version))
  return { fault: description.kind === 'blocked' ? policyFault(description) : null }
}
