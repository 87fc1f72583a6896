import type { ItemStanding, Reviewer, ReviewQuality, StandingVerdict } from '../model/review.ts'
import { isApprover, ownParts, samePerson } from './own-part.ts'
import type { CampaignState } from './state.ts'

/** An item looked at for less was hardly looked at. */
const HASTY_SECONDS = 10
const MOST_NAMED = 1000

interface Decided extends ItemStanding {
  readonly verdict: StandingVerdict
}

/** How the review was done, reckoned from its acts alone. */
export function qualityOf(state: CampaignState): ReviewQuality {
  const decided = state.items.flatMap((each): Decided[] => {
    const [verdict] = each.standing
    return each.state === 'decided' && verdict !== undefined ? [{ ...each, verdict }] : []
  })
  const { changed, undone } = state.verdicts
  const bulk = decided.filter(({ verdict }) => verdict.bulk > 1).length
  return {
    items: state.items.length,
    ...paceOf(decided),
    evidenceOpened: decided.filter(({ opened }) => opened.length > 0).length,
    evidenceNotOpened: decided.filter(({ opened }) => opened.length === 0).length,
    bulk,
    bulkShare: decided.length === 0 ? 0 : bulk / decided.length,
    selfReviewAttempts: state.acts
      .flatMap(({ act }) =>
        act.act === 'self-review.refused'
          ? [{ by: act.by.name, time: act.time, item: act.item, parts: [...act.parts] }]
          : [],
      )
      .slice(0, MOST_NAMED),
    changed,
    undone: undone.size,
    afterSignOff: afterSignOff(state),
    reviewerInEvidence: inEvidence(state, decided),
    sameNotes: sameNotes(decided),
    upheldAgainst: decided
      .flatMap(({ item: { id, severity }, verdict: { ruling, by } }) =>
        ruling.verdict === 'uphold' && (severity === 'critical' || severity === 'high')
          ? [{ item: id, by: by.name, severity }]
          : [],
      )
      .slice(0, MOST_NAMED),
    reviewers: [...Map.groupBy(decided, ({ verdict }) => verdict.by.name)].map(([name, theirs]) => {
      const { decided: count, medianSeconds, underTenSeconds } = paceOf(theirs)
      return {
        name,
        decided: count,
        medianSeconds,
        underTenSeconds,
        bulk: theirs.filter(({ verdict }) => verdict.bulk > 1).length,
        notOpened: theirs.filter(({ opened }) => opened.length === 0).length,
      }
    }),
  }
}

function paceOf(decided: readonly Decided[]) {
  const seconds = decided.flatMap((each) => each.seconds ?? []).toSorted((a, b) => a - b)
  return {
    decided: decided.length,
    timed: seconds.length,
    medianSeconds: median(seconds),
    underTenSeconds: seconds.filter((each) => each < HASTY_SECONDS).length,
  }
}

function median(sorted: readonly number[]): number | null {
  const low = sorted[Math.floor((sorted.length - 1) / 2)]
  const high = sorted[Math.floor(sorted.length / 2)]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

/** Verdicts given or taken back while a signature stood: a merge with another copy may bring such. */
function afterSignOff({ acts }: CampaignState): ReviewQuality['afterSignOff'] {
  const found: ReviewQuality['afterSignOff'] = []
  const standing = new Set<string>()
  for (const { id, act } of acts) {
    if (act.act === 'signed-off') standing.add(id)
    else if (act.act === 'sent-back' || act.act === 'reopened')
      for (const each of act.voids) standing.delete(each)
    else if ((act.act === 'verdict' || act.act === 'undo') && standing.size > 0)
      found.push({ act: id, by: act.by.name, time: act.time })
  }
  return found.slice(0, MOST_NAMED)
}

function inEvidence(state: CampaignState, decided: readonly Decided[]): ReviewQuality['reviewerInEvidence'] {
  const { stages, signers } = state.opened.plan
  const reviewers = [...stages.flatMap((stage) => stage.reviewers), ...signers]
  return decided
    .flatMap(({ item, verdict: { by } }) => {
      const reviewer: Reviewer = reviewers.find((each) => samePerson(each, by)) ?? { ...by, aliases: [] }
      const parts = [
        ...ownParts(reviewer, item),
        ...(isApprover(reviewer, item) ? (['approver'] as const) : []),
      ]
      return parts.length === 0 ? [] : [{ item: item.id, by: by.name, parts }]
    })
    .slice(0, MOST_NAMED)
}

function sameNotes(decided: readonly Decided[]): ReviewQuality['sameNotes'] {
  const acts = new Map<string, Set<string>>()
  const items = new Map<string, number>()
  for (const { verdict } of decided) {
    const note = verdict.ruling.note.trim()
    if (note === '') continue
    acts.set(note, (acts.get(note) ?? new Set()).add(verdict.act))
    items.set(note, (items.get(note) ?? 0) + 1)
  }
  return [...items]
    .filter(([note]) => (acts.get(note)?.size ?? 0) > 1)
    .map(([note, count]) => ({ note, items: count }))
    .toSorted((a, b) => b.items - a.items)
    .slice(0, MOST_NAMED)
}
