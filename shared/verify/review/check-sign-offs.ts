import { type CampaignRecord, REVIEW_PAYLOAD_TYPE, type SignOff } from '../../model/review.ts'
import { decodeBase64 } from '../../proof/base64.ts'
import { canonicalJson } from '../../proof/canonical-json.ts'
import { pae } from '../../proof/dsse.ts'
import { keyTrust } from '../checks/key-trust.ts'
import type { TrustedKey } from '../checks/signature.ts'
import type { VerifyTools } from '../packet-source.ts'
import { digestOfResults } from './check-results.ts'

export interface SignOffsChecked {
  readonly faults: readonly string[]
  /** How many are said to hold, and of those how many by a key that is trusted for the time that it gives. */
  readonly standing: number
  readonly trusted: number
}

/**
 * Every sign-off has a signature that holds, by the key that it names; one that is said to hold signs for the very
 * population, sample and results that are here, and a second one is another person's than the first.
 */
export function checkSignOffs(
  campaign: CampaignRecord,
  tools: VerifyTools,
  trusted: readonly TrustedKey[],
): SignOffsChecked {
  const faults: string[] = []
  const results = digestOfResults(campaign, tools.hash)
  const standing = campaign.signOffs.filter(({ holds }) => holds)
  for (const signOff of campaign.signOffs) {
    const who = JSON.stringify(signOff.statement.by.name)
    if (!isSigned(signOff, tools)) faults.push(`the signature of ${who} does not hold`)
  }
  for (const { statement } of standing) {
    const who = JSON.stringify(statement.by.name)
    if (statement.campaign !== campaign.id) faults.push(`${who} signed another campaign`)
    if (statement.population !== campaign.population.digest)
      faults.push(`${who} signed for another population`)
    if (statement.sample !== campaign.sample.digest) faults.push(`${who} signed for another sample`)
    if (statement.verdicts !== results) faults.push(`${who} signed for other results than stand here`)
  }
  const firsts = standing.filter(({ statement }) => statement.role === 'first')
  for (const { statement, signature } of standing)
    if (
      statement.role === 'second' &&
      !firsts.some((first) => isAnother(first, signature.keyid, statement.by.name))
    )
      faults.push(`${JSON.stringify(statement.by.name)} signed second, and nobody else first`)
  return {
    faults,
    standing: standing.length,
    trusted: standing.filter((signOff) => isTrusted(signOff, trusted)).length,
  }
}

function isTrusted({ statement, signature }: SignOff, trusted: readonly TrustedKey[]): boolean {
  const key = trusted.find(({ keyid }) => keyid === signature.keyid)
  return key !== undefined && keyTrust(key.standing, statement.time).trusted
}

/** Whether the key that it names signed the statement, and for the person whom the statement names. */
export function isSigned(
  { statement, signature }: Pick<SignOff, 'statement' | 'signature'>,
  tools: Pick<VerifyTools, 'readPublicKey'>,
): boolean {
  const key = tools.readPublicKey(signature.publicKey)
  const sig = decodeBase64(signature.sig)
  if (key?.keyid !== signature.keyid || sig?.length !== 64) return false
  if (statement.by.keyid !== null && statement.by.keyid !== signature.keyid) return false
  return key.verify(pae(REVIEW_PAYLOAD_TYPE, new TextEncoder().encode(canonicalJson(statement))), sig)
}

function isAnother(first: SignOff, keyid: string, name: string): boolean {
  return first.signature.keyid !== keyid && first.statement.by.name !== name
}
