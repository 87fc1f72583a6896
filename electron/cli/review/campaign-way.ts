import { wrongUse } from '../arguments.ts'
import { campaignLines, campaignListLines, drawnLines, revocationWords, shortId } from './lines.ts'
import { planOf } from './plan.ts'
import { campaignOf, person, REVIEW, type Way } from './way.ts'

/** Opens a campaign, lists them, or shows one. */
export async function campaignWay(way: Way): Promise<0 | 1> {
  const { client, held, rest, call } = way
  const { args, output } = call
  switch (rest[0]) {
    case 'new': {
      const plan = await planOf(REVIEW, args)
      const { campaign } = await client.job('review.open', { case: held, plan, by: person(args) })
      if (!args.flag('json')) output.note(`opened ${shortId(campaign)}`)
      await show(way, campaign)
      return 0
    }
    case 'list': {
      const { campaigns } = await client.call('review.campaigns', { case: held })
      if (args.flag('json')) for (const each of campaigns) await output.data(JSON.stringify(each))
      else for (const line of campaignListLines(campaigns)) await output.say(line)
      return 0
    }
    case 'show':
      await show(way, await campaignOf(way))
      return 0
    default:
      throw wrongUse(REVIEW, 'campaign takes new, list or show')
  }
}

async function show({ client, held, call: { args, output } }: Way, campaign: string): Promise<void> {
  const page = await client.call('review.campaign', { case: held, campaign, limit: 1 })
  const { items: _items, ...head } = page
  const revocations =
    page.summary.verdicts.revoke === 0
      ? []
      : (await client.job('review.revocations', { case: held, campaign })).revocations
  if (args.flag('json')) return output.data(JSON.stringify({ ...head, revocations }))
  for (const line of campaignLines(page)) await output.say(line)
  for (const each of revocations) await output.say(`revoked    ${revocationWords(each)}`)
}

/** Draws the sample again. Exit code 1: another one is drawn than was reviewed. */
export async function drawWay(way: Way): Promise<0 | 1> {
  const { client, held, call } = way
  const { args, output } = call
  const drawn = await client.job('review.draw', { case: held, campaign: await campaignOf(way) })
  if (args.flag('json')) await output.data(JSON.stringify(drawn))
  else for (const line of drawnLines(drawn)) await output.say(line)
  return drawn.holds ? 0 : 1
}
