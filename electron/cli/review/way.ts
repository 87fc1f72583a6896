import { DocketError } from '../../../shared/model/error.ts'
import type { Person } from '../../../shared/model/review.ts'
import { acting } from '../../engine-host/surroundings.ts'
import type { Client } from '../client.ts'
import type { Arguments, VerbCall } from '../verb.ts'

/** The verb, for what is said of its wrong use. */
export const REVIEW = { name: 'review' } as const

/** What a way of the verb has: its client, its case, and what it was called with. */
export interface Way {
  readonly call: VerbCall
  readonly client: Client
  /** The token of the case. */
  readonly held: string
  /** The positionals behind the case and the word of the way. */
  readonly rest: readonly string[]
}

/** The campaign's id, by as many of its first digits as name one; else the newest. Throws CAMPAIGN_NOT_FOUND. */
export async function campaignOf({ client, held, call }: Way): Promise<string> {
  const wanted = call.args.text('campaign')?.replace(/^sha256:/, '')
  const { campaigns } = await client.call('review.campaigns', { case: held })
  const found = campaigns.filter(({ id }) => wanted === undefined || id.startsWith(`sha256:${wanted}`))
  const [first, second] = found
  if (first === undefined || (wanted !== undefined && second !== undefined))
    throw new DocketError('CAMPAIGN_NOT_FOUND', { id: wanted ?? '', path: call.args.positionals[0] ?? '' })
  return first.id
}

/** Who acts: `--as`, else whoever is logged in. */
export function person(args: Arguments): Person {
  return { name: args.text('as') ?? acting.by, keyid: null }
}
