import { makeSigner } from '../../electron/engine-host/key-files.ts'
import {
  campaignPage,
  campaignSummary,
  openCampaign,
  openCaseFile,
  recordActs,
  signOff,
} from '../../shared/engine.ts'
import type { ActDraft } from '../../shared/model/review-draft.ts'
import type { ActId, CampaignPlan, Reviewer, SampleSize } from '../../shared/model/review.ts'
import { USUAL_STRATA } from '../../shared/review/strata.ts'

const acting = { by: 'auditor', now: () => new Date() }
const REVIEWER: Reviewer = { name: 'Ana Ruiz', keyid: null, aliases: [] }
const PERSON = { name: REVIEWER.name, keyid: null }
/** Acts of one sitting. */
const AT_ONCE = 1_000
const MOST_ITEMS = 50_000

interface CampaignCall {
  readonly casePath: string
  /** Of each stratum. */
  readonly drawn: number
  readonly verdicts: number
}

/**
 * A campaign on a case of many decisions, from its scope to its first signature; wall time. Each verdict opens the case
 * anew, as a desk's job does, when all others but `verdicts` are judged.
 */
export function campaign({ casePath, drawn, verdicts }: CampaignCall) {
  const [openMs, id] = timed(() => {
    using file = openCaseFile(casePath, 'write-again')
    return openCampaign(file, planOf({ method: 'fixed', size: drawn }), { ...acting, person: PERSON })
  })
  const items = itemsOf(casePath, id)
  const [left, judged] = [items.slice(0, verdicts), items.slice(verdicts)]
  judgeAll(casePath, id, judged)
  const took = left.map((item) => {
    const [ms] = timed(() => {
      using file = openCaseFile(casePath, 'write-again')
      recordActs(file, id, [verdictOn(item)], { ...acting, person: PERSON })
      return campaignSummary(file, id)
    })
    return ms
  })
  const [signMs] = timed(() => {
    using file = openCaseFile(casePath, 'write-again')
    return signOff(file, id, { ...acting, name: REVIEWER.name, signer: makeSigner() })
  })
  return { openMs, items: items.length, verdictP95Ms: p95(took), signMs }
}

function judgeAll(casePath: string, id: ActId, items: readonly string[]): void {
  using file = openCaseFile(casePath, 'write-again')
  for (let at = 0; at < items.length; at += AT_ONCE)
    recordActs(file, id, items.slice(at, at + AT_ONCE).map(verdictOn), { ...acting, person: PERSON })
}

function planOf(size: SampleSize): CampaignPlan {
  return {
    name: 'A quarter',
    items: 'decisions',
    scope: { facets: {} },
    sample: { strata: [...USUAL_STRATA], size, minimum: 0, seed: 'bench' },
    stages: [{ name: 'review', reviewers: [REVIEWER], assign: 'in-turn', takes: [] }],
    signers: [],
    revokeBy: null,
  }
}

function itemsOf(casePath: string, id: ActId): readonly string[] {
  using file = openCaseFile(casePath, 'read-again')
  return campaignPage(file, id, { limit: MOST_ITEMS }).items.rows.map(({ item }) => item.id)
}

function verdictOn(item: string): ActDraft {
  return { act: 'verdict', items: [item], ruling: { verdict: 'uphold', note: 'seen' } }
}

function p95(took: readonly number[]): number {
  return took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.95)] ?? 0
}

function timed<Result>(work: () => Result): readonly [number, Result] {
  const start = performance.now()
  const result = work()
  return [performance.now() - start, result]
}
