import type { CaseFile } from '../../casefile/case-file.ts'
import { DocketError } from '../../model/error.ts'
import type { ActDraft } from '../../model/review-draft.ts'
import type { ActId, CampaignPlan, ItemStanding, Person, Reviewer } from '../../model/review.ts'
import type { Signer } from '../../packet/contents.ts'
import { USUAL_STRATA } from '../../review/strata.ts'
import { campaignState } from './case-acts.ts'
import { openCampaign } from './open-campaign.ts'
import { secondLookItems } from './read-campaigns.ts'
import { recordActs } from './record-acts.ts'
import { signOff } from './sign-off.ts'
import type { Acting } from './write-act.ts'

/** The people of the sample: nobody who could be taken for somebody. */
const SAMPLE_REVIEWERS = ['Mira Lind (sample)', 'Tomas Weber (sample)'] as const

const DAY_MS = 86_400_000
const EXCEPTION_DAYS = 90
const LOOKED_AT_AGAIN = 3

export interface SampleSigners {
  readonly first: Signer
  readonly second: Signer
}

/**
 * Runs a small campaign on the sample case from scope to two signatures, as two people would. What is drawn, and every
 * verdict, is the same each time; keys and times are not. Throws what its steps throw.
 */
export function reviewSample(file: CaseFile, signers: SampleSigners, acting: Acting): ActId {
  const [first, second] = SAMPLE_REVIEWERS.map((name): Reviewer => ({ name, keyid: null, aliases: [] })) as [
    Reviewer,
    Reviewer,
  ]
  const campaign = openCampaign(file, planOf([first, second]), { ...acting, person: personOf(first) })
  const until = new Date(acting.now().getTime() + EXCEPTION_DAYS * DAY_MS).toISOString().slice(0, 10)
  for (const [at, standing] of campaignState(file, campaign).items.entries()) {
    const by = [first, second].find(({ name }) => name === standing.assigned) ?? first
    taken(file, campaign, by, [lookAt(standing, at), verdictOn(standing, until)], acting)
  }
  const revoked = campaignState(file, campaign).results.flatMap(({ item, verdict }) =>
    verdict === 'revoke' ? [item] : [],
  )
  if (revoked.length > 0)
    taken(
      file,
      campaign,
      first,
      [{ act: 'revocation.asked', items: revoked, of: 'iam-operations', due: null }],
      acting,
    )
  signOff(file, campaign, { ...acting, name: first.name, signer: signers.first })
  const again = secondLookItems(file, campaign, { name: second.name, size: LOOKED_AT_AGAIN })
  const looks = again.map(({ item }): ActDraft => ({
    act: 'second-look',
    item: item.id,
    agrees: true,
    note: '',
  }))
  taken(file, campaign, second, looks, acting)
  signOff(file, campaign, { ...acting, name: second.name, signer: signers.second })
  return campaign
}

function planOf(reviewers: Reviewer[]): CampaignPlan {
  return {
    name: 'Access to ERP and accounts payable, second quarter of 2026',
    items: 'decisions',
    scope: { facets: {} },
    sample: {
      strata: [...USUAL_STRATA],
      size: { method: 'fixed', size: 4 },
      minimum: 0,
      seed: 'erp-ap-2026q2',
    },
    stages: [{ name: 'review', reviewers, assign: 'in-turn', takes: [] }],
    signers: [],
    revokeBy: null,
  }
}

function personOf({ name, keyid }: Reviewer): Person {
  return { name, keyid }
}

function taken(
  file: CaseFile,
  campaign: ActId,
  by: Reviewer,
  drafts: readonly ActDraft[],
  acting: Acting,
): void {
  for (const end of recordActs(file, campaign, drafts, { ...acting, person: personOf(by) }))
    if ('refused' in end) throw new DocketError('REVIEW_REFUSED', { problem: end.refused })
}

/** Some items are looked at longer than others, and the plain ones without opening much. */
function lookAt({ item }: ItemStanding, at: number): ActDraft {
  const isPlain = item.findings.length === 0
  return {
    act: 'looked',
    item: item.id,
    seconds: isPlain ? 8 + (at % 5) : 40 + ((at * 13) % 50),
    opened: isPlain ? ['decision'] : ['decision', 'records', 'policy'],
  }
}

function verdictOn({ item }: ItemStanding, until: string): ActDraft {
  const items = [item.id]
  if (item.findings.includes('BD-02') && item.outcome === 'permit')
    return {
      act: 'verdict',
      items,
      ruling: {
        verdict: 'revoke',
        note: `${item.entitlement ?? 'It'} was given because of an input that nobody approved.`,
      },
    }
  const clause = item.findings.find((code) => code.startsWith('BD-'))
  if (item.severity === 'medium' && clause !== undefined)
    return {
      act: 'verdict',
      items,
      ruling: {
        verdict: 'exception',
        note: 'It is to be put before the owner of the boundary.',
        terms: {
          clause,
          pattern: { input: null, entitlement: item.entitlement, subject: item.subject },
          owner: 'iam-governance',
          until,
          reason: 'The boundary is reviewed this quarter.',
        },
        boundTo: ['workflow', 'policy'],
      },
    }
  const note =
    item.findings.length === 0
      ? ''
      : `Looked into ${item.findings.join(', ')}: the access is needed as it is.`
  return { act: 'verdict', items, ruling: { verdict: 'uphold', note } }
}
