import type { CampaignPage } from '../../../shared/contract/review.ts'
import type { ItemStanding } from '../../../shared/model/review.ts'
import { wrongUse } from '../arguments.ts'
import { itemLines, itemListLines } from './lines.ts'
import { campaignOf, person, REVIEW, type Way } from './way.ts'

const PAGE = 500

/** Lists the items of a campaign, or shows one: by its id, or the next that waits for who asks. */
export async function itemWay(way: Way): Promise<0 | 1> {
  const { client, held, rest, call } = way
  const { args, output } = call
  const [word, id = ''] = rest
  if (word !== 'list' && word !== 'show' && word !== 'next')
    throw wrongUse(REVIEW, 'item takes next, list or show ITEM')
  const campaign = await campaignOf(way)
  if (word === 'list') {
    for await (const rows of allItems(way, campaign))
      if (args.flag('json')) for (const each of rows) await output.data(JSON.stringify(each))
      else for (const line of itemListLines(rows)) await output.say(line)
    return 0
  }
  const { item } =
    word === 'show'
      ? await client.call('review.item', { case: held, campaign, item: id })
      : await client.call('review.next', { case: held, campaign, name: person(args).name })
  if (item === null) {
    output.note(word === 'show' ? 'there is no such item' : `nothing waits for ${person(args).name}`)
    return word === 'show' ? 1 : 0
  }
  if (args.flag('json')) await output.data(JSON.stringify(item))
  else for (const line of itemLines(item)) await output.say(line)
  return 0
}

async function* allItems({ client, held }: Way, campaign: string): AsyncGenerator<ItemStanding[]> {
  let after: number | null = 0
  do {
    const page: CampaignPage = await client.call('review.campaign', {
      case: held,
      campaign,
      after,
      limit: PAGE,
    })
    yield page.items.rows
    after = page.items.next
  } while (after !== null)
}
