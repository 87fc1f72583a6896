import { assertNever } from '../model/assert-never.ts'
import type { ActId, ExceptionTerms, Person, ReviewAct, ReviewItem, Ruling } from '../model/review.ts'
import type { ActDraft, RulingDraft } from '../model/review-draft.ts'
import { samePerson } from './own-part.ts'
import type { CampaignState } from './state.ts'

/** The act that a person's draft comes to in a campaign as it stands; a string says why it comes to none. */
export function actOfDraft(
  state: CampaignState,
  draft: ActDraft,
  { by, time }: { readonly by: Person; readonly time: string },
): ReviewAct | string {
  const told = { time, by, campaign: state.id }
  switch (draft.act) {
    case 'verdict': {
      const [first] = draft.items
      const stage = state.byId.get(first ?? '')?.stage ?? state.stage
      const ruling = rulingOf(state, draft.ruling, first)
      const items = [...new Set(draft.items)]
      return {
        ...told,
        act: 'verdict',
        stage,
        items,
        ruling,
        replaces: draft.replaces ?? standingOn(state, items),
      }
    }
    case 'undo': {
      const verdict = draft.verdict ?? lastOwn(state, by)
      return verdict === undefined ? 'there is no verdict to take back' : { ...told, act: 'undo', verdict }
    }
    case 'escalation.taken': {
      const stage = state.byId.get(draft.item)?.stage ?? state.stage
      return { ...told, act: 'escalation.taken', stage, item: draft.item }
    }
    case 'stage.closed':
      return { ...told, act: 'stage.closed', stage: state.stage }
    case 'sent-back':
      return { ...told, ...draft, voids: holding(state) }
    case 'reopened':
      return { ...told, ...draft, voids: holding(state) }
    case 'looked':
    case 'second-look':
    case 'revocation.asked':
      return { ...told, ...draft }
    default:
      return assertNever(draft)
  }
}

/** Of verdicts in conflict none: who decides between them names them. */
function standingOn(state: CampaignState, items: readonly string[]): ActId[] {
  const acts = items.flatMap((item) => {
    const standing = state.byId.get(item)
    return standing === undefined || standing.state === 'conflict'
      ? []
      : standing.standing.map(({ act }) => act)
  })
  return [...new Set(acts)]
}

function lastOwn(state: CampaignState, by: Person): ActId | undefined {
  return state.acts.findLast(
    ({ id, act }) => act.act === 'verdict' && samePerson(act.by, by) && !state.verdicts.undone.has(id),
  )?.id
}

function holding(state: CampaignState): ActId[] {
  return state.signOffs.filter(({ holds }) => holds).map(({ act }) => act)
}

function rulingOf(state: CampaignState, draft: RulingDraft, first: string | undefined): Ruling {
  if (draft.verdict !== 'exception') return draft
  const { boundTo, terms, ...rest } = draft
  const item = state.byId.get(first ?? '')?.item
  return { ...rest, terms: { ...terms, bound: boundOf(item, new Set(boundTo)) } }
}

function boundOf(item: ReviewItem | undefined, to: ReadonlySet<string>): ExceptionTerms['bound'] {
  const version = (id: string | null | undefined, version: string | null | undefined) =>
    typeof id === 'string' && typeof version === 'string' ? { id, version } : null
  return {
    workflow: to.has('workflow') ? version(item?.workflow, item?.workflowVersion) : null,
    policy: to.has('policy') ? version(item?.policy, item?.policyVersion) : null,
    model: to.has('model') ? (item?.model ?? null) : null,
    agent: to.has('agent') ? (item?.actor ?? null) : null,
  }
}
