import { sha256 } from '../../crypto.ts'
import type { CaseFile } from '../../casefile/case-file.ts'
import { assertNever } from '../../model/assert-never.ts'
import type { ActId, ReviewAct } from '../../model/review.ts'
import { actIdOf, actText } from '../../review/act-id.ts'

/** Who sits at this machine, and its clock: what the custody log goes by. */
export interface Acting {
  readonly by: string
  readonly now: () => Date
}

/**
 * Adds an act and the custody entry that chains its id. Requires an open transaction. An act that is there already
 * (the same person did the same in the same millisecond) is not added twice.
 */
export function writeAct(file: CaseFile, act: ReviewAct, { by, now }: Acting): ActId {
  const text = actText(act)
  const id = actIdOf(text, sha256)
  if (file.review.holds(id)) return id
  const campaign = act.act === 'campaign.opened' ? id : act.campaign
  file.review.addAct(id, campaign, text)
  file.custody.append({
    time: now().toISOString(),
    by,
    act: `review.${act.act}`,
    about: { id, campaign, person: act.by, ...detailsOf(act) },
  })
  return id
}

const MOST_ITEMS_TOLD = 20

/** What a reader of the log is told without looking up the act; its id binds all of it. */
function detailsOf(act: ReviewAct): Record<string, unknown> {
  switch (act.act) {
    case 'campaign.opened':
      return {
        name: act.plan.name,
        population: act.population.digest,
        sample: act.sample.digest,
        items: act.sample.size,
      }
    case 'verdict':
      return {
        items: act.items.slice(0, MOST_ITEMS_TOLD),
        count: act.items.length,
        verdict: act.ruling.verdict,
      }
    case 'undo':
      return { verdict: act.verdict }
    case 'escalation.taken':
      return { item: act.item }
    case 'looked':
      return { item: act.item, seconds: act.seconds, opened: act.opened }
    case 'self-review.refused':
      return { item: act.item, parts: act.parts }
    case 'stage.closed':
      return { stage: act.stage }
    case 'signed-off':
      return { role: act.statement.role, keyid: act.signature.keyid, verdicts: act.statement.verdicts }
    case 'sent-back':
    case 'reopened':
      return { reason: act.reason }
    case 'second-look':
      return { item: act.item, agrees: act.agrees }
    case 'revocation.asked':
      return { items: act.items.slice(0, MOST_ITEMS_TOLD), count: act.items.length, of: act.of }
    default:
      return assertNever(act)
  }
}
