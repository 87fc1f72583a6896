import type { CaseFile } from '../../casefile/case-file.ts'
import { MOST_LISTED } from '../../model/decision-view.ts'
import type { PolicyVersion } from '../../model/policy.ts'
import type { Bisection } from '../../model/what-if-view.ts'
import type { ReplayOutcome } from '../../replay/policy-engine.ts'
import { name } from '../decision/bounded.ts'
import type { HearingEvaluator } from '../decision/hear-again.ts'
import type { WhichDecision } from '../decision/stored-decision.ts'
import { type AskedDecision, askedDecision, TOO_MANY_RECORDS } from './heard-decision.ts'
import { policyAnswer } from './policy-answer.ts'
import { putAnswer, putDecision } from './put-decision.ts'
import { byStart } from './version-order.ts'
import { recordedOutcome } from './what-if.ts'

type Row = Bisection['versions'][number]

/**
 * Puts a decision's request to every version of its policy, in the order in which they came into force, and says
 * which was the first to give the decision's outcome. All are asked, since nothing says that an outcome stays once it
 * is there. Throws DECISION_NOT_FOUND, CASE_DAMAGED.
 */
export async function bisect(
  file: CaseFile,
  which: WhichDecision,
  evaluatorOf: HearingEvaluator,
): Promise<Bisection> {
  const asked = askedDecision(file, which, evaluatorOf)
  const { decision, ord, policies, told } = asked
  const policy = decision.policy?.id ?? decision.inForce?.id
  const outcome = recordedOutcome(told?.dossier)
  const all = policy === undefined ? [] : byStart(policies.filter((each) => each.policy === policy))
  const rows = await rowsOf(asked, all.slice(0, MOST_LISTED))
  const first =
    outcome === undefined ? undefined : rows.find((row) => row.outcome === outcome)?.version.version
  const changes = changesAlong(rows)
  return {
    ord,
    id: decision.id,
    policy: policy === undefined ? null : name(policy),
    outcome: outcome ?? null,
    why: whyNot(asked, { policy, outcome, versions: all.length }) ?? null,
    versions: [...rows],
    moreVersions: all.length - rows.length,
    first: first ?? null,
    changes,
    text: textOf(rows, outcome, changes),
  }
}

async function rowsOf(
  { told, decision, policies, evaluator }: AskedDecision,
  versions: readonly PolicyVersion[],
): Promise<readonly Row[]> {
  if (told === undefined) return []
  const asked = versions.map((version) => ({
    version,
    put: putDecision(told.dossier, version, policies, []),
  }))
  const evaluations = await evaluator.evaluate(asked.flatMap(({ put }) => (put.ok ? [put.job] : [])))
  const given = evaluations.values()
  return asked.map(({ version, put }) => {
    const answered = put.ok ? putAnswer(put, given.next().value) : put
    return {
      ...policyAnswer(undefined, answered.ok ? answered.answer : answered.why),
      version: { id: name(version.policy), version: name(version.version) },
      from: version.effective?.from ?? null,
      to: version.effective?.to ?? null,
      isRecorded: version.version === decision.policy?.version,
      isInForce: version.version === decision.inForce?.version,
    }
  })
}

function whyNot(
  { told }: AskedDecision,
  known: { policy: string | undefined; outcome: ReplayOutcome | undefined; versions: number },
): string | undefined {
  if (told === undefined) return TOO_MANY_RECORDS
  if (known.policy === undefined) return 'no policy is recorded for the decision'
  if (known.versions === 0) return 'no bundle of the case holds a version of its policy'
  if (known.outcome === undefined) return 'neither permit nor deny is recorded for the decision'
  return undefined
}

/** Versions that gave no outcome are passed over. */
function changesAlong(rows: readonly Row[]): number {
  const outcomes = rows.flatMap(({ outcome }) => (outcome === null ? [] : [outcome]))
  return outcomes.filter((outcome, at) => at > 0 && outcome !== outcomes[at - 1]).length
}

const VERBS = { permit: 'permits', deny: 'denies' } as const

function textOf(rows: readonly Row[], outcome: ReplayOutcome | undefined, changes: number): string {
  if (outcome === undefined || rows.length === 0) return 'There is no version that could be asked.'
  const does = VERBS[outcome]
  const at = rows.findIndex((row) => row.outcome === outcome)
  const first = rows[at]
  const unanswered = rows.filter((row) => row.outcome === null).length
  const open = unanswered === 0 ? '' : ` ${counted(unanswered, 'version')} gave no outcome.`
  if (first === undefined) return `None of ${counted(rows.length, 'version')} ${does} it.${open}`
  const { version } = first.version
  const since = first.from === null ? '' : `, in force from ${first.from}`
  if (changes === 0) return `Every version that could be asked ${does} it, from ${version} on${since}.${open}`
  const again = changes === 1 ? '' : ` Along the versions the outcome changes ${changes} times.`
  const unsure = rows.slice(0, at).some((row) => row.outcome === null)
    ? ' A version before it could not be asked.'
    : ''
  return `${version} is the first version that ${does} it${since}.${again}${unsure}${open}`
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
