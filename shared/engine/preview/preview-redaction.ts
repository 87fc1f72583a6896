import type { CaseFile } from '../../casefile/case-file.ts'
import { DocketError } from '../../model/error.ts'
import type { Decision } from '../../model/decision.ts'
import { policyVersionId } from '../../model/ids.ts'
import type { RedactionRule } from '../../packet/redaction/redaction-rule.ts'
import { redactDecision } from '../../packet/redaction/redact-decision.ts'
import { holdsMark } from '../../model/withheld.ts'
import { bindOf } from '../../reconstruct/rebuild-run.ts'
import { isRead, readNames } from '../../replay/reads.ts'
import { versionKey } from '../../replay/version-key.ts'
import { parseDecision } from '../parse-decision.ts'
import type { OpenEvaluator } from '../rebuild-case.ts'
import { grantedAtRebuild } from '../review/granted-exceptions.ts'
import { campaignRecords } from '../review/read-campaigns.ts'
import { type Choice, chooseDecisions } from '../seal/chosen-decisions.ts'
import { chooseRuns } from '../seal/chosen-runs.ts'
import { type FieldCount, planRedaction, type TellingField } from '../seal/plan-redaction.ts'
import { populationsOf, reviewOf } from '../seal/review-of.ts'
import { sealedDefinitions } from '../seal/sealed-definitions.ts'
import { tellingReview } from '../seal/telling-review.ts'
import { usedBy } from '../seal/used-by.ts'

/** What withholding would do to a packet, before it is sealed. */
export interface RedactionReckoning {
  readonly values: number
  readonly records: number
  readonly fields: readonly FieldCount[]
  /** Where these are, nothing can be sealed. */
  readonly telling: readonly TellingField[]
  readonly idle: readonly string[]
  /** Files of definitions, and fields with their words, in which a withheld value stands too: they go in as they are. */
  readonly alsoIn: readonly string[]
  /** Chosen decisions, by what their replay loses: without the disclosure `lost` cannot be repeated. */
  readonly replay: { readonly decisions: number; readonly lost: number; readonly reads: readonly string[] }
}

/** Reckons it, by reading all records of the runs chosen twice. Throws CASE_NOT_REBUILT, CASE_EMPTY, USAGE. */
export async function previewRedaction(
  file: CaseFile,
  choice: Choice,
  rules: readonly RedactionRule[],
  open: OpenEvaluator,
): Promise<RedactionReckoning> {
  if (file.meta.derived !== 'current') throw new DocketError('CASE_NOT_REBUILT', { path: file.path })
  const chosen = chooseDecisions(file, choice)
  if (chosen.ords.length === 0) throw new DocketError('CASE_EMPTY', { path: file.path })
  const { known, stored } = sealedDefinitions(file)
  const decisions = () => Iterator.from(chosen.texts()).map(({ json }) => parseDecision(file, json))
  const used = usedBy(decisions(), known)
  const { definitions } = stored(used)
  const plan = await planRedaction(file, { runs: chooseRuns(file, used.runs), definitions }, rules)
  const campaigns = campaignRecords(file)
  const reviewed = {
    review: reviewOf(known, used.workflows, campaigns, grantedAtRebuild(file)),
    populations: populationsOf(file, campaigns),
  }
  const alsoIn = definitions
    .flatMap(({ name, bytes, files = [] }) => [{ name, bytes }, ...files])
    .filter(({ name, bytes }) => plan.values.tells(name) || plan.values.tells(Buffer.from(bytes).toString()))
    .map(({ name }) => name)
  await using evaluator = disposable(open(known.policies, file.meta.settings))
  const lost = new LostReplays()
  const readsOf = new Map<string, ReadonlySet<string> | undefined>()
  for (const decision of decisions()) {
    const { policy } = decision
    if (policy === undefined || decision.replay.verdict === 'unreplayable') continue
    const id = policyVersionId(policy.id, policy.version)
    const version = known.policies.find(
      (each) => each.policy === policy.id && each.version === policy.version,
    )
    if (!readsOf.has(id) && version !== undefined) {
      const described = await evaluator.describe(versionKey(version))
      const reads = described.kind === 'compiled' ? described.reads : undefined
      readsOf.set(id, reads && readNames(reads, bindOf(known.policies, policy.id)))
    }
    lost.add(withheldNames(redactDecision(decision, plan)), readsOf.get(id))
  }
  return {
    values: plan.withheldValues,
    records: plan.withheldRecords,
    fields: plan.fields,
    telling: [...plan.telling, ...(await tellingReview(reviewed, plan))],
    idle: plan.idle,
    alsoIn: [...new Set([...alsoIn, ...plan.words])],
    replay: { decisions: chosen.ords.length, lost: lost.count, reads: lost.names() },
  }
}

class LostReplays {
  count = 0
  readonly #names = new Set<string>()

  add(withheld: readonly string[], reads: ReadonlySet<string> | undefined): void {
    const read = withheld.filter(
      (name) => name.startsWith('request.') || reads === undefined || isRead(reads, name),
    )
    if (read.length > 0) this.count += 1
    for (const name of read) this.#names.add(name.replace(/^request\./, ''))
  }

  names(): readonly string[] {
    return [...this.#names].toSorted().slice(0, 100)
  }
}

/** Attributes by name; who, what and for whom under `request.`, since every policy may read them. */
function withheldNames({ attributes, actor, subject, action }: Decision): readonly string[] {
  const others = Object.entries({ actor, subject, action }).filter(([, part]) =>
    holdsMark(JSON.stringify(part ?? null)),
  )
  return [
    ...attributes.filter(({ value }) => holdsMark(JSON.stringify(value))).map(({ name }) => name),
    ...others.map(([name]) => `request.${name}`),
  ]
}

function disposable<T extends { readonly close: () => Promise<void> | void }>(value: T): T & AsyncDisposable {
  return Object.assign(value, {
    [Symbol.asyncDispose]: async () => {
      await value.close()
    },
  })
}
