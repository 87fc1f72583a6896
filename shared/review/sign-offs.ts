import {
  type ActId,
  type ActWithId,
  type CampaignStateWord,
  type ItemResult,
  type Person,
  REVIEW_PAYLOAD_TYPE,
  REVIEW_VERDICTS,
  type SignOff,
  type SignOffStatement,
} from '../model/review.ts'
import type { DigestText } from '../model/ids.ts'
import { canonicalJson } from '../proof/canonical-json.ts'
import { pae } from '../proof/dsse.ts'
import { samePerson } from './own-part.ts'

/**
 * The sign-offs of a campaign, in order. One holds as long as nobody took it back by sending the review back or
 * reopening it, what it signed for is what stands, and, of a second one, somebody else's first holds too.
 */
export function signOffsOf(acts: readonly ActWithId[], results: DigestText): readonly SignOff[] {
  const voided = new Set(
    acts.flatMap(({ act }) => (act.act === 'sent-back' || act.act === 'reopened' ? act.voids : [])),
  )
  const all = acts.flatMap(({ id, act }) =>
    act.act === 'signed-off'
      ? [
          {
            act: id,
            statement: act.statement,
            signature: act.signature,
            stands:
              !voided.has(id) &&
              act.statement.verdicts === results &&
              act.statement.campaign === act.campaign,
          },
        ]
      : [],
  )
  const firsts = all.filter(({ stands, statement }) => stands && statement.role === 'first')
  return all.map(({ stands, ...each }) => ({
    ...each,
    holds:
      stands &&
      (each.statement.role === 'first' ||
        firsts.some((first) => !samePerson(signerOf(first), signerOf(each)))),
  }))
}

/** Who signed. What one key signed is one person's, whatever the statement leaves out. */
export function signerOf({ statement, signature }: Pick<SignOff, 'statement' | 'signature'>): Person {
  return { name: statement.by.name, keyid: signature.keyid }
}

/** What of a campaign is signed for, and how far it is signed. */
export interface SignedFor {
  readonly id: ActId
  readonly opened: ActWithId<'campaign.opened'>['act']
  readonly results: readonly ItemResult[]
  readonly resultsDigest: DigestText
  readonly state: CampaignStateWord
}

/** What somebody is to sign: first where nobody did, else second. */
export function statementFor(
  { id, opened, results, resultsDigest, state }: SignedFor,
  { by, time }: { readonly by: Person; readonly time: string },
): SignOffStatement {
  const counts = Object.fromEntries(
    REVIEW_VERDICTS.map((word) => [word, results.filter(({ verdict }) => verdict === word).length]),
  ) as SignOffStatement['counts']
  return {
    format: 'docket-review-sign-off/1',
    campaign: id,
    name: opened.plan.name,
    population: opened.population.digest,
    sample: opened.sample.digest,
    verdicts: resultsDigest,
    counts,
    role: state === 'open' ? 'first' : 'second',
    by,
    time,
  }
}

/** The bytes that are signed: the DSSE pre-authentication encoding of the statement's canonical JSON. */
export function signOffBytes(statement: SignOffStatement): Uint8Array {
  return pae(REVIEW_PAYLOAD_TYPE, new TextEncoder().encode(canonicalJson(statement)))
}
