import type { CaseFile } from '../../casefile/case-file.ts'
import type { CustodyLineRead } from '../../casefile/custody-log.ts'
import type { GrantedException } from '../../model/review.ts'
import { exceptionId, grantedExceptions } from '../../review/exceptions.ts'
import { campaignIds, campaignState } from './case-acts.ts'

/** The exceptions of all campaigns that two people signed: what counts at a rebuild. Throws CASE_DAMAGED. */
export function grantedInCase(file: CaseFile): readonly GrantedException[] {
  return campaignIds(file).flatMap((id) => {
    const state = campaignState(file, id)
    return state.state === 'finished' ? grantedExceptions(state) : []
  })
}

/** What the last rebuild took into account, as its custody entry says, whatever became of the campaigns since. */
export function grantedAtRebuild(file: CaseFile): readonly GrantedException[] {
  const told: unknown = lastRebuild(file)?.entry?.about['granted']
  const acts = new Set(Array.isArray(told) ? (told as readonly unknown[]) : [])
  if (acts.size === 0) return []
  return campaignIds(file).flatMap((campaign) =>
    campaignState(file, campaign).acts.flatMap(({ id, act }): GrantedException[] => {
      if (act.act !== 'verdict' || act.ruling.verdict !== 'exception' || !acts.has(id)) return []
      const { by, time, items, ruling } = act
      return [{ id: exceptionId(id), campaign, act: id, items, by, time, terms: ruling.terms }]
    }),
  )
}

/** The custody entry of the rebuild that the decisions are of: the last one. */
export function lastRebuild(file: CaseFile): CustodyLineRead | undefined {
  for (let before: number | undefined; ;) {
    const lines = file.custody.back(before, 500)
    const found = lines.find(({ entry }) => entry?.act === 'rebuild')
    const last = lines.at(-1)
    if (found !== undefined || last === undefined || last.seq <= 1) return found
    before = last.seq
  }
}
