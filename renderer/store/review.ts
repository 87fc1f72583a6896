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
import { useSealing } from './sealing.ts'

type Acts = Input<'review.act'>['acts']

/** In which campaign, and who acts. */
export interface Acting {
  readonly campaign: string
  readonly person: Person
}

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

/** Takes what a person did. What was refused is told; `onEnd` is told whether all of it was taken. */
export function recordActs(
  opened: OpenCase,
  acting: Acting,
  acts: Acts,
  onEnd: (isTaken: boolean) => void = () => {},
): void {
  record(opened, acting, acts).then(onEnd, (error: unknown) => {
    report('Record what was reviewed', wireErrorOf(error))
    onEnd(false)
  })
}

async function record({ case: token }: OpenCase, { campaign, person }: Acting, acts: Acts): Promise<boolean> {
  const doing = DOING[acts.at(-1)?.act ?? 'looked']
  const ended = await runJob('review.act', { case: token, campaign, by: person, acts }, { title: doing })
  if (ended.state === 'failed') report(doing, ended.error)
  if (ended.state !== 'done') return false
  const refused = ended.value.ends.flatMap((end) => ('refused' in end ? [end] : []))
  for (const { refused: problem, own } of refused)
    report(doing, {
      code: 'REVIEW_REFUSED',
      message: problem,
      remedy: own
        ? 'Somebody else is to judge it. The attempt is on record.'
        : 'Look at the item as it stands, then decide.',
      facts: {},
    })
  return refused.length === 0
}

const DOING: Readonly<Record<Acts[number]['act'], string>> = {
  verdict: 'Record a verdict',
  undo: 'Take back a verdict',
  'escalation.taken': 'Take an escalation',
  looked: 'Record what was looked at',
  'stage.closed': 'Close the stage',
  'sent-back': 'Send the review back',
  reopened: 'Open the review again',
  'second-look': 'Record a second look',
  'revocation.asked': 'Ask for revocations',
}

/** Signs what the campaign came to, with the key that was chosen. `onEnd` is told what speaks against it. */
export function signCampaign(
  opened: OpenCase,
  by: { readonly campaign: string; readonly name: string; readonly passphrase: string | null },
  onEnd: (error: WireError | null) => void,
): void {
  sign(opened, by.campaign, by.name, by.passphrase).then(onEnd, (error: unknown) => onEnd(wireErrorOf(error)))
}

async function sign(
  { case: token }: OpenCase,
  campaign: string,
  name: string,
  passphrase: string | null,
): Promise<WireError | null> {
  const { key } = useSealing.getState()
  if (key === null) return null
  const ended = await runJob(
    'review.signOff',
    { case: token, campaign, name, key: key.file.token, ...(passphrase === null ? {} : { passphrase }) },
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
