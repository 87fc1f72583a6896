import type { WireError } from '../../shared/contract/envelope.ts'
import type { Input } from '../../shared/contract/methods.ts'
import type { Person } from '../../shared/model/review.ts'
import { wireErrorOf } from '../client/client.ts'
import { counted } from '../words/numbers.ts'
import type { OpenCase } from './case.ts'
import { exportFile } from './export-file.ts'
import { chooseFiles } from './files.ts'
import { runJob } from './jobs.ts'
import { report, toast } from './notices.ts'
import { type Opener, useSealing } from './sealing.ts'

/** Opens a campaign. `onEnd` is told which, or what speaks against it; null: it was given up. */
export function openCampaign(
  opened: OpenCase,
  plan: Input<'review.open'>['plan'],
  by: Person,
  onEnd: (end: { readonly campaign: string } | WireError | null) => void,
): void {
  open(opened, plan, by).then(onEnd, (error: unknown) => onEnd(wireErrorOf(error)))
}

async function open({ case: token }: OpenCase, plan: Input<'review.open'>['plan'], by: Person) {
  const ended = await runJob(
    'review.open',
    { case: token, plan, by },
    { title: `Open the campaign ${plan.name}` },
  )
  if (ended.state === 'failed') return ended.error
  return ended.state === 'done' ? ended.value : null
}

/** Signs what the campaign came to, with the key that was chosen. `onEnd` is told what speaks against it. */
export function signCampaign(
  opened: OpenCase,
  by: { readonly campaign: string; readonly name: string; readonly opener: Opener },
  onEnd: (error: WireError | null) => void,
): void {
  sign(opened, by.campaign, by.name, by.opener).then(onEnd, (error: unknown) => onEnd(wireErrorOf(error)))
}

async function sign(
  { case: token }: OpenCase,
  campaign: string,
  name: string,
  opener: Opener,
): Promise<WireError | null> {
  const { key } = useSealing.getState()
  if (key === null) return null
  const ended = await runJob(
    'review.signOff',
    { case: token, campaign, name, key: key.file.token, ...opener },
    { title: `Sign the review as ${name}` },
  )
  // The next one who sits here signs with another key.
  if (ended.state === 'done') useSealing.setState({ key: null })
  return ended.state === 'failed' ? ended.error : null
}

type ExportAs = Input<'review.export'>['as']
const ENDINGS: Readonly<Record<ExportAs, string>> = {
  csv: 'revocations.csv',
  scim: 'revocations-scim.ndjson',
  papers: 'review.json',
}

/** Writes the revocation list or the working papers to a file that the person chooses. */
export function exportReview({ case: token, name }: OpenCase, campaign: string, as: ExportAs): void {
  exportFile({
    job: 'review.export',
    input: { case: token, campaign, as },
    doing: 'Export the review',
    title: 'Export the review to',
    file: `${name}-${ENDINGS[as]}`,
    holds: ({ rows }) => counted(rows, 'row'),
  })
}

/** Takes in what was reviewed in another copy of the case. */
export function mergeReviews(opened: OpenCase): void {
  merge(opened).catch((error: unknown) => report('Merge reviews', wireErrorOf(error)))
}

async function merge({ case: token }: OpenCase): Promise<void> {
  const [file] = await chooseFiles('case')
  if (file === undefined) return
  const ended = await runJob(
    'review.merge',
    { case: token, other: file.token },
    { title: `Merge reviews of ${file.name}` },
  )
  if (ended.state === 'failed') report('Merge reviews', ended.error)
  if (ended.state !== 'done') return
  const { acts, conflicts } = ended.value
  toast(`${counted(acts, 'act')} taken in, ${counted(conflicts.length, 'item')} in conflict`)
}
