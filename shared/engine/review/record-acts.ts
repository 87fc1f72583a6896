import type { CaseFile } from '../../casefile/case-file.ts'
import type { ActDraft } from '../../model/review-draft.ts'
import type { ActId, Person } from '../../model/review.ts'
import { actOfDraft } from '../../review/act-of-draft.ts'
import { refusalOf } from '../../review/refusal.ts'
import { campaignState, forgetActs } from './case-acts.ts'
import { type Acting, writeAct } from './write-act.ts'

/** What came of each draft, in their order: the id of its act, or why it was not taken. */
export type DraftEnd = { readonly act: ActId } | { readonly refused: string; readonly own: boolean }

/**
 * Takes what a person did, one after the other, each against what those before it left. What is refused leaves the
 * others standing; that somebody tried to judge their own access is itself recorded. Throws CAMPAIGN_NOT_FOUND.
 */
export function recordActs(
  file: CaseFile,
  campaign: ActId,
  drafts: readonly ActDraft[],
  { person, ...acting }: Acting & { readonly person: Person },
): readonly DraftEnd[] {
  try {
    return file.transaction(() => drafts.map((draft) => recordOne(file, campaign, draft, person, acting)))
  } catch (error) {
    forgetActs(file)
    throw error
  }
}

function recordOne(file: CaseFile, campaign: ActId, draft: ActDraft, by: Person, acting: Acting): DraftEnd {
  const state = campaignState(file, campaign)
  const time = laterThan(state.acts.at(-1)?.act.time, acting.now())
  const act = actOfDraft(state, draft, { by, time })
  if (typeof act === 'string') return { refused: act, own: false }
  const refusal = refusalOf(state, act)
  if (refusal === undefined) return { act: writeAct(file, act, acting) }
  const { own } = refusal
  if (own !== undefined)
    writeAct(
      file,
      { act: 'self-review.refused', time, by, campaign, item: own.item, parts: [...own.parts] },
      acting,
    )
  return { refused: refusal.problem, own: own !== undefined }
}

/** Acts of one case stand in the order in which they were done, also where a clock was set back or several share a millisecond. */
export function laterThan(last: string | undefined, now: Date): string {
  const after = last === undefined ? -Infinity : Date.parse(last) + 1
  const jumped = after - now.getTime()
  // A copy from a machine whose clock runs ahead by days must not pull this one along.
  return new Date(jumped > 0 && jumped < 60_000 ? after : now.getTime()).toISOString()
}
