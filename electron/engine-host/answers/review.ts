import {
  campaignPage,
  campaigns,
  campaignSummary,
  drawAgain,
  exportReview,
  mergeReviews,
  nextItem,
  openCampaign,
  openCaseFile,
  previewCampaign,
  recordActs,
  reviewItem,
  revocationsOf,
  secondLookItems,
  signOff,
} from '../../../shared/engine.ts'
import { openSigner } from '../key-files.ts'
import { acting, type Surroundings } from '../surroundings.ts'
import { type CallTable, caseOf, type JobTable } from './tables.ts'

export const reviewCalls = {
  'review.campaigns': (input, by) => ({ campaigns: campaigns(caseOf(input, by)) }),
  'review.campaign': ({ campaign, ...input }, by) => campaignPage(caseOf(input, by), campaign, input),
  'review.item': ({ campaign, item, ...input }, by) => reviewItem(caseOf(input, by), campaign, item),
  'review.next': ({ campaign, name, after, ...input }, by) => ({
    item: nextItem(caseOf(input, by), campaign, { name, after }),
  }),
  'review.secondLook': ({ campaign, name, size, ...input }, by) => ({
    items: [...secondLookItems(caseOf(input, by), campaign, { name, size })],
  }),
} satisfies Partial<CallTable>

export const reviewJobs = {
  'review.preview': async ({ plan, ...input }, by) => previewCampaign(caseOf(input, by), plan),
  'review.open': async ({ plan, by: person, ...input }, { files }) => {
    using file = openCaseFile(files.path(input.case), 'read-write')
    return { campaign: openCampaign(file, plan, { ...acting, person }) }
  },
  'review.act': async ({ campaign, by: person, acts, ...input }, by) => {
    using file = openCaseFile(by.files.path(input.case), writing(by))
    const ends = [...recordActs(file, campaign, acts, { ...acting, person })]
    return { ends, summary: campaignSummary(file, campaign) }
  },
  'review.signOff': async ({ campaign, name, key, passphrase, ...input }, by) => {
    const ask = passphrase === undefined ? by.passphrase : () => Promise.resolve(passphrase)
    const signer = await openSigner(by.files.path(key), ask)
    using file = openCaseFile(by.files.path(input.case), writing(by))
    return signOff(file, campaign, { ...acting, name, signer })
  },
  'review.draw': async ({ campaign, ...input }, by) => drawAgain(caseOf(input, by), campaign),
  'review.revocations': async ({ campaign, ...input }, by) => ({
    revocations: [...revocationsOf(caseOf(input, by), campaign)],
  }),
  'review.export': ({ campaign, as, out, ...input }, { files, cases, signal }) =>
    exportReview(cases.reading(files.path(input.case)), campaign, files.path(out), { as, signal }),
  'review.merge': async ({ other, ...input }, { files, cases }) => {
    using file = openCaseFile(files.path(input.case), 'read-write')
    const merged = mergeReviews(file, cases.reading(files.path(other)), acting)
    return { ...merged, conflicts: [...merged.conflicts] }
  },
} satisfies Partial<JobTable>

/** A desk has read all pages of a case before a window shows it: a verdict a second is not to wait for that again. */
function writing({ folder }: Surroundings): 'read-write' | 'write-again' {
  return folder === undefined ? 'read-write' : 'write-again'
}
