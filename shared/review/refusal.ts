import { assertNever } from '../model/assert-never.ts'
import type { ActOf, ItemStanding, OwnPart, Person, Reviewer, ReviewAct } from '../model/review.ts'
import { endOfDateOrTime, instantOf } from '../model/time.ts'
import { ownParts, plannedReviewer, samePerson, sameText } from './own-part.ts'
import { signOffRefusal } from './sign-off-refusal.ts'
import type { CampaignState } from './state.ts'

/** Why an act is not taken, in words; `own`: somebody would have judged their own access. */
export interface Refusal {
  readonly problem: string
  readonly own?: { readonly item: string; readonly parts: readonly OwnPart[] }
}

/** Why an act does not fit a campaign as it stands; undefined: it does. What opens a campaign is checked elsewhere. */
export function refusalOf(state: CampaignState, act: ReviewAct): Refusal | undefined {
  switch (act.act) {
    case 'campaign.opened':
      return { problem: 'a campaign is opened once' }
    case 'verdict':
      return verdictRefusal(state, act)
    case 'undo':
      return undoRefusal(state, act)
    case 'escalation.taken':
      return takenRefusal(state, act)
    case 'looked':
    case 'second-look':
    case 'self-review.refused':
      return act.item === null ? undefined : unknownItem(state, [act.item])
    case 'stage.closed':
      return closeRefusal(state, act)
    case 'signed-off':
      return signOffRefusal(state, act.statement)
    case 'sent-back':
      if (state.state !== 'signed')
        return { problem: 'only what one person signed, and no second one yet, is sent back' }
      return unknownItem(state, act.items)
    case 'reopened':
      return state.state === 'finished'
        ? undefined
        : { problem: 'only a campaign that two people signed is reopened' }
    case 'revocation.asked':
      return askedRefusal(state, act)
    default:
      return assertNever(act)
  }
}

function unknownItem(state: CampaignState, items: readonly string[]): Refusal | undefined {
  const unknown = items.find((item) => !state.byId.has(item))
  return unknown === undefined ? undefined : { problem: `${unknown} is no item of the sample` }
}

function verdictRefusal(state: CampaignState, act: ActOf<'verdict'>): Refusal | undefined {
  if (state.state !== 'open')
    return { problem: 'it is signed: send it back, or reopen it, before a verdict changes' }
  const unknown = unknownItem(state, act.items)
  if (unknown !== undefined) return unknown
  const items = act.items.flatMap((item) => state.byId.get(item) ?? [])
  const [first] = items
  if (first === undefined) return { problem: 'no item is named' }
  for (const each of items) {
    const refused = itemRefusal(state, act, each)
    if (refused !== undefined) return refused
    if (each.item.likeness !== first.item.likeness)
      return { problem: `${each.item.id} is not like ${first.item.id}: only equal items are judged in bulk` }
  }
  return rulingRefusal(act, items)
}

function itemRefusal(
  state: CampaignState,
  { by, stage, replaces }: ActOf<'verdict'>,
  each: ItemStanding,
): Refusal | undefined {
  const { id } = each.item
  if (each.stage !== stage) return { problem: `${id} is at stage ${each.stage + 1}, not ${stage + 1}` }
  const missing = each.standing.find(({ act }) => !replaces.includes(act))
  if (missing !== undefined)
    return {
      problem: `another verdict stands on ${id}, by ${missing.by.name}: look at it, then decide in its stead`,
    }
  const reviewer = reviewerOf(state, each, by)
  if (reviewer === undefined) return { problem: `${by.name} is no reviewer of ${id} at this stage` }
  const parts = ownParts(reviewer, each.item)
  if (parts.length === 0) return undefined
  return {
    problem: `${by.name} is ${parts.join(' and ')} of ${id}: nobody reviews their own`,
    own: { item: id, parts },
  }
}

/** A reviewer of the item's stage, or to whom it was escalated. */
function reviewerOf(
  state: CampaignState,
  { stage, assigned }: ItemStanding,
  by: Person,
): Reviewer | undefined {
  const named = state.opened.plan.stages[stage]?.reviewers.find(({ name }) => sameText(name, by.name))
  if (named !== undefined) return named
  if (assigned === null || !sameText(assigned, by.name)) return undefined
  return plannedReviewer(state.opened.plan, stage, by.name) ?? { ...by, aliases: [] }
}

function rulingRefusal(
  { ruling, time }: ActOf<'verdict'>,
  items: readonly ItemStanding[],
): Refusal | undefined {
  const note = ruling.note.trim()
  if (note === '' && ruling.verdict !== 'uphold')
    return { problem: `${ruling.verdict} needs a note that says why` }
  if (note === '') {
    const grave = items.find(({ item: { severity } }) => severity === 'critical' || severity === 'high')
    if (grave !== undefined)
      return { problem: `${grave.item.id} has a ${grave.item.severity} finding: to uphold it needs a note` }
  }
  if (ruling.verdict !== 'exception') return undefined
  const { clause, until } = ruling.terms
  const without = items.find(({ item }) => !item.findings.includes(clause))
  if (without !== undefined)
    return { problem: `${without.item.id} has no finding ${clause} to make an exception of` }
  const end = endOfDateOrTime(until)
  return end === undefined || end <= (instantOf(time) ?? Infinity)
    ? { problem: `an exception up to ${until} would have run out already` }
    : undefined
}

function undoRefusal(state: CampaignState, { verdict, by }: ActOf<'undo'>): Refusal | undefined {
  if (state.state !== 'open') return { problem: 'it is signed: what was signed is not taken back' }
  const found = state.acts.find(({ id }) => id === verdict)?.act
  if (found?.act !== 'verdict') return { problem: 'there is no such verdict in this campaign' }
  if (state.verdicts.undone.has(verdict)) return { problem: 'it was taken back already' }
  return samePerson(found.by, by) ? undefined : { problem: `it is ${found.by.name} who can take it back` }
}

function takenRefusal(state: CampaignState, act: ActOf<'escalation.taken'>): Refusal | undefined {
  const item = state.byId.get(act.item)
  if (item === undefined) return unknownItem(state, [act.item])
  if (item.state !== 'escalated') return { problem: `${act.item} is not escalated` }
  const reviewer = reviewerOf(state, { ...item, assigned: act.by.name }, act.by)
  const parts = reviewer === undefined ? [] : ownParts(reviewer, item.item)
  if (parts.length === 0) return undefined
  return {
    problem: `${act.by.name} is ${parts.join(' and ')} of it: nobody reviews their own`,
    own: { item: act.item, parts },
  }
}

function closeRefusal(state: CampaignState, { stage }: ActOf<'stage.closed'>): Refusal | undefined {
  if (stage !== state.stage || state.closed.has(stage))
    return { problem: `stage ${stage + 1} is not the one that is open` }
  const left = state.items.filter((each) => each.stage === stage && each.state !== 'decided')
  const [first] = left
  if (first === undefined) return undefined
  return {
    problem: `${left.length} items of the stage are not decided, first ${first.item.id} (${first.state})`,
  }
}

function askedRefusal(state: CampaignState, { items }: ActOf<'revocation.asked'>): Refusal | undefined {
  const unknown = unknownItem(state, items)
  if (unknown !== undefined) return unknown
  const other = items.find((item) => {
    const { state: word, standing } = state.byId.get(item) ?? {}
    return word !== 'decided' || standing?.[0]?.ruling.verdict !== 'revoke'
  })
  return other === undefined ? undefined : { problem: `${other} was not revoked` }
}
