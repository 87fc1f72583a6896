import type {
  ActId,
  ActWithId,
  CampaignStateWord,
  ItemResult,
  ItemStanding,
  ItemStateWord,
  OpenedPart,
  ReviewItem,
  SignOff,
  Stage,
  StandingVerdict,
} from '../model/review.ts'
import type { Hash } from '../proof/hash.ts'
import { inOrder } from './act-id.ts'
import { assignments } from './assign.ts'
import { ownVerdicts } from './own-part.ts'
import { resultsDigest, resultsOf } from './results.ts'
import { signOffsOf } from './sign-offs.ts'
import { agree, type Verdicts, verdictsOf } from './standing.ts'

/** A campaign as its acts leave it. */
export interface CampaignState {
  readonly id: ActId
  readonly opened: ActWithId<'campaign.opened'>['act']
  /** In order. */
  readonly acts: readonly ActWithId[]
  readonly verdicts: Verdicts
  /** In the order of the list given: strata, then ids. */
  readonly items: readonly ItemStanding[]
  readonly byId: ReadonlyMap<string, ItemStanding>
  readonly closed: ReadonlySet<number>
  /** The first stage that is not closed; that of the last where all are. */
  readonly stage: number
  /** Of the items that are decided, sorted as bytes. */
  readonly results: readonly ItemResult[]
  readonly resultsDigest: ReturnType<typeof resultsDigest>
  readonly signOffs: readonly SignOff[]
  readonly state: CampaignStateWord
}

/**
 * What a campaign's acts come to: a pure function of them and of the drawn items, whatever the order in which they
 * are given. Acts of other campaigns are passed over. Requires that the opening act is among them.
 */
export function stateOf(
  id: ActId,
  given: readonly ActWithId[],
  items: readonly ReviewItem[],
  hash: Hash,
): CampaignState {
  const acts = inOrder(given.filter((each) => campaignOf(each) === id))
  const opened = acts.find((each) => each.id === id)?.act
  if (opened?.act !== 'campaign.opened') throw new RangeError('the act that opened the campaign is missing')
  const verdicts = verdictsOf(acts, ownVerdicts(opened.plan, items))
  const closed = new Set(acts.flatMap(({ act }) => (act.act === 'stage.closed' ? [act.stage] : [])))
  const told = toldOf(acts)
  const { stages } = opened.plan
  const assigned = stages.map((stage) => assignments(stage, items, hash))
  const standings = items.map((item): ItemStanding => {
    const stage = stageOf(item.id, stages, closed, verdicts)
    const standing = verdicts.standing(item.id, stage)
    const state = stateWord(standing)
    const earlier = Array.from({ length: stage }, (_, at) => verdicts.standing(item.id, at)).flat()
    const { looks, taken, secondLooks } = told
    return {
      item,
      state,
      stage,
      assigned: escalatedTo(standing, taken.get(item.id)) ?? assigned[stage]?.get(item.id) ?? null,
      standing: [...standing],
      before: [...verdicts.before(item.id), ...earlier],
      seconds: looks.get(item.id)?.seconds ?? null,
      opened: [...(looks.get(item.id)?.opened ?? [])],
      secondLooks: [...(secondLooks.get(item.id) ?? [])],
    }
  })
  const results = resultsOf(standings)
  const digest = resultsDigest(results, hash)
  const signOffs = signOffsOf(acts, digest)
  return {
    id,
    opened,
    acts,
    verdicts,
    items: standings,
    byId: new Map(standings.map((each) => [each.item.id, each])),
    closed,
    stage: openStage(stages, closed),
    results,
    resultsDigest: digest,
    signOffs,
    state: campaignWord(signOffs),
  }
}

export function campaignOf({ id, act }: ActWithId): ActId {
  return act.act === 'campaign.opened' ? id : act.campaign
}

function openStage(stages: readonly Stage[], closed: ReadonlySet<number>): number {
  const first = stages.findIndex((_, at) => !closed.has(at))
  return first < 0 ? stages.length - 1 : first
}

/** How far an item came: on from a closed stage in which it was decided, where the next one takes such. */
function stageOf(
  item: string,
  stages: readonly Stage[],
  closed: ReadonlySet<number>,
  verdicts: Verdicts,
): number {
  for (let at = 0; ; at += 1) {
    const next = stages[at + 1]
    const standing = verdicts.standing(item, at)
    const [first] = standing
    if (next === undefined || !closed.has(at) || first === undefined) return at
    if (stateWord(standing) !== 'decided' || !next.takes.includes(first.ruling.verdict)) return at
  }
}

function stateWord(standing: readonly StandingVerdict[]): ItemStateWord {
  const [first] = standing
  if (first === undefined) return 'open'
  if (!agree(standing)) return 'conflict'
  return first.ruling.verdict === 'escalate' ? 'escalated' : 'decided'
}

function escalatedTo(standing: readonly StandingVerdict[], taken: string | undefined): string | undefined {
  const [first] = standing
  return first?.ruling.verdict === 'escalate' ? (taken ?? first.ruling.to) : undefined
}

function campaignWord(signOffs: readonly SignOff[]): CampaignStateWord {
  const holding = signOffs.filter(({ holds }) => holds)
  const has = (role: SignOff['statement']['role']) => holding.some(({ statement }) => statement.role === role)
  return has('first') ? (has('second') ? 'finished' : 'signed') : 'open'
}

interface Told {
  readonly looks: Map<string, { seconds: number; readonly opened: Set<OpenedPart> }>
  /** Who took an item that was escalated, last. */
  readonly taken: Map<string, string>
  readonly secondLooks: Map<string, ItemStanding['secondLooks']>
}

function toldOf(acts: readonly ActWithId[]): Told {
  const told: Told = { looks: new Map(), taken: new Map(), secondLooks: new Map() }
  for (const { act } of acts) {
    if (act.act === 'looked') {
      const known = told.looks.get(act.item) ?? { seconds: 0, opened: new Set() }
      known.seconds += act.seconds
      for (const part of act.opened) known.opened.add(part)
      told.looks.set(act.item, known)
    } else if (act.act === 'escalation.taken') told.taken.set(act.item, act.by.name)
    else if (act.act === 'second-look') {
      const { by, time, agrees, note } = act
      told.secondLooks.set(act.item, [...(told.secondLooks.get(act.item) ?? []), { by, time, agrees, note }])
    }
  }
  return told
}
