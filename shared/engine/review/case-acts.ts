import { sha256 } from '../../crypto.ts'
import type { CaseFile } from '../../casefile/case-file.ts'
import type { StoredAct } from '../../casefile/review-store.ts'
import { DocketError } from '../../model/error.ts'
import { type ActId, type ActWithId, ReviewItem } from '../../model/review.ts'
import { parseLossless } from '../../proof/lossless-json.ts'
import { readAct } from '../../review/act-id.ts'
import { factsDigest } from '../../review/results.ts'
import { campaignOf, type CampaignState, stateOf } from '../../review/state.ts'
import { isSigned } from '../../verify/review/check-sign-offs.ts'
import { PACKET_TOOLS } from '../verify/packet-tools.ts'

interface Known {
  /** Acts read up to this place. */
  last: number
  readonly ofCampaign: Map<ActId, ActWithId[]>
  readonly items: Map<ActId, readonly ReviewItem[]>
  readonly states: Map<ActId, { readonly acts: number; readonly state: CampaignState }>
}

/** Acts are only added, so what was read of an open case stays true. */
const known = new WeakMap<CaseFile, Known>()

function knownOf(file: CaseFile): Known {
  const found: Known = known.get(file) ?? {
    last: 0,
    ofCampaign: new Map(),
    items: new Map(),
    states: new Map(),
  }
  known.set(file, found)
  // An act of a transaction that was undone would be remembered.
  if (found.last > file.review.last) {
    known.delete(file)
    return knownOf(file)
  }
  for (const stored of file.review.acts(found.last)) {
    const act = readStored(file, stored)
    const campaign = campaignOf(act)
    const same = found.ofCampaign.get(campaign)
    if (same === undefined) found.ofCampaign.set(campaign, [act])
    else same.push(act)
    found.last = stored.ord
  }
  return found
}

/**
 * An act as a case file holds it, which is hostile: held against its id and its shape, and a sign-off against its
 * signature, since exceptions count by it. Throws CASE_DAMAGED.
 */
export function readStored(file: CaseFile, { ord, id, text }: Omit<StoredAct, 'campaign'>): ActWithId {
  const read = readAct(id, text, sha256)
  if (read === undefined) throw damaged(file, `act ${ord} of its reviews is none`)
  if (read.act.act === 'signed-off' && !isSigned(read.act, PACKET_TOOLS))
    throw damaged(file, `act ${ord} of its reviews is signed by another key than it names, or by none`)
  return read
}

/** Ids of the campaigns, in the order in which this case took them in. Throws CASE_DAMAGED. */
export function campaignIds(file: CaseFile): readonly ActId[] {
  return [...knownOf(file).ofCampaign.keys()]
}

/** A campaign as its acts leave it. Throws CAMPAIGN_NOT_FOUND, CASE_DAMAGED. */
export function campaignState(file: CaseFile, id: ActId): CampaignState {
  const { ofCampaign, items, states } = knownOf(file)
  const acts = ofCampaign.get(id)
  if (acts === undefined) throw new DocketError('CAMPAIGN_NOT_FOUND', { id, path: file.path })
  const kept = states.get(id)
  if (kept?.acts === acts.length) return kept.state
  const drawn = items.get(id) ?? readItems(file, id)
  if (!acts.some((each) => each.id === id)) throw damaged(file, `what opened campaign ${id} is missing`)
  const state = stateOf(id, acts, drawn, sha256)
  if (!items.has(id) && factsDigest(drawn, sha256) !== state.opened.facts)
    throw damaged(file, `the items of campaign ${id} are not those that it was opened with`)
  items.set(id, drawn)
  states.set(id, { acts: acts.length, state })
  return state
}

function readItems(file: CaseFile, id: ActId): readonly ReviewItem[] {
  return [...file.review.items(id)].map((json) => {
    const parsed = parseLossless(json)
    const item = parsed.ok ? ReviewItem.safeParse(parsed.value) : undefined
    if (item?.success === true) return item.data
    throw damaged(file, `an item of campaign ${id} does not fit its shape`)
  })
}

function damaged(file: CaseFile, problem: string): DocketError {
  return new DocketError('CASE_DAMAGED', { path: file.path, problem })
}

/** What was read in a transaction that was undone is not so. */
export function forgetActs(file: CaseFile): void {
  known.delete(file)
}
