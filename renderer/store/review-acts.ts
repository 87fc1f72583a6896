import type { WireError } from '../../shared/contract/envelope.ts'
import type { Person } from '../../shared/model/review.ts'
import { answered } from '../client/answers.ts'
import { wireErrorOf } from '../client/client.ts'
import { visible } from '../words/visible.ts'
import type { OpenCase } from './case.ts'
import { inLine } from './in-line.ts'
import { runJob } from './jobs.ts'
import { report } from './notices.ts'
import type { Acts, End, Take } from './verdicts-underway.ts'

/** In which campaign, and who acts. */
export interface Acting {
  readonly campaign: string
  readonly person: Person
}

/** Takes what a person did, after what was done before it. What was refused is told. */
export function recordActs(opened: OpenCase, acting: Acting, acts: Acts): void {
  const take = taker(opened, acting)
  void inLine(async () => {
    await take(acts)
  })
}

/** Gives what came of acts once the lists on screen say it too. */
export function taker(opened: OpenCase, acting: Acting): Take {
  return async (acts) => {
    try {
      return await record(opened, acting, acts)
    } catch (error) {
      report(doingOf(acts), wireErrorOf(error))
      return null
    }
  }
}

async function record(
  { case: token }: OpenCase,
  { campaign, person }: Acting,
  acts: Acts,
): Promise<readonly End[] | null> {
  const doing = doingOf(acts)
  const ended = await runJob('review.act', { case: token, campaign, by: person, acts }, { title: doing })
  if (ended.state === 'failed') report(doing, ended.error)
  if (ended.state !== 'done') return null
  for (const end of ended.value.ends) if ('refused' in end) report(doing, refusalOf(end))
  // The change was told before the job's end, so whatever is on screen is being asked again by now.
  await answered((name) => name.startsWith('review.'))
  return ended.value.ends
}

function refusalOf({ refused, own }: Extract<End, { readonly refused: string }>): WireError {
  return {
    code: 'REVIEW_REFUSED',
    message: refused,
    remedy: own
      ? 'Somebody else is to judge it. The attempt is on record.'
      : 'Look at the item as it stands, then decide.',
    facts: {},
  }
}

/** What is done, with the item where it is one: by the time it is refused, another may be in sight. */
function doingOf(acts: Acts): string {
  const last = acts.at(-1)
  if (last === undefined) return 'Record what was reviewed'
  const [item, ...others] = last.act === 'verdict' ? last.items : []
  return item === undefined || others.length > 0 ? DOING[last.act] : `${DOING[last.act]} on ${visible(item)}`
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
