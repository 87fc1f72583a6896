import type { CampaignPage } from '../../../shared/contract/review.ts'
import { DocketError } from '../../../shared/model/error.ts'
import {
  type ItemStanding,
  type Person,
  REVIEW_VERDICTS,
  type ReviewVerdict,
} from '../../../shared/model/review.ts'
import type { ActDraft } from '../../../shared/model/review-draft.ts'
import { acting } from '../../engine-host/surroundings.ts'
import { wrongUse } from '../arguments.ts'
import { JSON_OPTION, WHERE_DETAILS, WHERE_OPTION } from '../case-options.ts'
import { type Client, withClient } from '../client.ts'
import { drawFromStdin } from '../draw-from-stdin.ts'
import { passphrase } from '../passphrase.ts'
import {
  campaignLines,
  campaignListLines,
  drawnLines,
  itemLines,
  itemListLines,
  shortId,
} from '../review-lines.ts'
import { planOf } from '../review-plan.ts'
import { rulingOf } from '../review-ruling.ts'
import type { Arguments, Verb, VerbCall } from '../verb.ts'

const PAGE = 500

/** What a way of the verb has: its client, its case, and what it was called with. */
interface Way {
  readonly call: VerbCall
  readonly client: Client
  readonly held: string
  readonly rest: readonly string[]
}

export const reviewVerb: Verb = {
  name: 'review',
  usage:
    'CASE campaign new|list|show, item next|list|show, verdict, undo, close-stage, sign-off, send-back, reopen, export, draw; merge CASE OTHER; draw',
  summary: 'campaigns: population, sample, verdicts, two signatures',
  details: [
    'campaign new --name N --reviewer NAME[=ALIAS,…]… [--where …]… [--items decisions|entitlements] [--seed S]',
    '  [--size all|N | --confidence 95% --tolerable 5% --expected 0%] [--minimum N] [--signer NAME]… or --plan FILE.',
    'campaign list; campaign show; item next; item list; item show ITEM (--campaign ID: else the newest).',
    `verdict ITEM… ${REVIEW_VERDICTS.join('|')} [--note TEXT] [--to NAME]; several items: in bulk, where they are equal.`,
    '  --instead decides between verdicts that are in conflict, in the stead of all that stand.',
    '  exception: --clause CODE --owner NAME --until DATE --reason TEXT [--input GLOB] [--entitlement GLOB] [--subject GLOB].',
    'undo; close-stage; sign-off --key KEY [--passphrase-file F]; send-back --reason TEXT; reopen --reason TEXT.',
    'export csv|scim|papers OUT; draw: the sample again from the population kept, with shell lines for anybody.',
    'merge CASE OTHER: all acts of both; exit code 1 where verdicts are in conflict.',
    'draw --seed S --size N < ids: from ids and seed alone. --as NAME says who acts.',
    ...WHERE_DETAILS,
  ],
  example: 'docket review q2.docket verdict "r-17/assign#1" revoke --note "no such job" --as "Ana Ruiz"',
  options: {
    ...JSON_OPTION,
    ...WHERE_OPTION,
    as: { type: 'string' },
    assign: { type: 'string' },
    campaign: { type: 'string' },
    clause: { type: 'string' },
    confidence: { type: 'string' },
    entitlement: { type: 'string' },
    expected: { type: 'string' },
    input: { type: 'string' },
    instead: { type: 'boolean' },
    items: { type: 'string' },
    key: { type: 'string' },
    minimum: { type: 'string' },
    name: { type: 'string' },
    note: { type: 'string' },
    owner: { type: 'string' },
    'passphrase-file': { type: 'string' },
    plan: { type: 'string' },
    reason: { type: 'string' },
    reviewer: { type: 'string', multiple: true },
    'revoke-by': { type: 'string' },
    seed: { type: 'string' },
    signer: { type: 'string', multiple: true },
    size: { type: 'string' },
    subject: { type: 'string' },
    to: { type: 'string' },
    tolerable: { type: 'string' },
    until: { type: 'string' },
  },
  positionals: { least: 1, most: 500 },
  async run(call) {
    const { args } = call
    const [first, second, ...rest] = args.positionals
    if (first === 'draw' && second === undefined) return drawFromStdin(reviewVerb, call)
    const file = args.text('passphrase-file')
    const secrets = { passphrase: (path: string) => passphrase(file, `Passphrase of ${path}: `, 'review') }
    return withClient(call, secrets, async (client) => {
      const [path, word] = first === 'merge' ? [second ?? '', first] : [first ?? '', second ?? '']
      const run = Object.hasOwn(WAYS, word) ? WAYS[word as keyof typeof WAYS] : undefined
      if (run === undefined || path === '')
        throw wrongUse(reviewVerb, `after CASE comes one of ${Object.keys(WAYS).join(', ')}`)
      return run({ call, client, held: client.file(path), rest })
    })
  },
}

const WAYS = {
  campaign: campaignWay,
  item: itemWay,
  verdict: verdictWay,
  undo: (way: Way) => act(way, { act: 'undo' }),
  'close-stage': (way: Way) => act(way, { act: 'stage.closed' }),
  'sign-off': signOffWay,
  'send-back': (way: Way) =>
    act(way, { act: 'sent-back', reason: needed(way.call.args, 'reason'), items: [] }),
  reopen: (way: Way) => act(way, { act: 'reopened', reason: needed(way.call.args, 'reason') }),
  export: exportWay,
  draw: drawWay,
  merge: mergeWay,
} as const satisfies Record<string, (way: Way) => Promise<0 | 1>>

async function campaignWay(way: Way): Promise<0 | 1> {
  const { client, held, rest, call } = way
  const { args, output } = call
  switch (rest[0]) {
    case 'new': {
      const plan = await planOf(reviewVerb, args)
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
      throw wrongUse(reviewVerb, 'campaign takes new, list or show')
  }
}

async function show({ client, held, call: { args, output } }: Way, campaign: string): Promise<void> {
  const page = await client.call('review.campaign', { case: held, campaign, limit: 1 })
  const { items: _items, ...head } = page
  if (args.flag('json')) await output.data(JSON.stringify(head))
  else for (const line of campaignLines(page)) await output.say(line)
}

async function itemWay(way: Way): Promise<0 | 1> {
  const { client, held, rest, call } = way
  const { args, output } = call
  const campaign = await campaignOf(way)
  if (rest[0] === 'list') {
    for await (const rows of allItems(way, campaign))
      if (args.flag('json')) for (const each of rows) await output.data(JSON.stringify(each))
      else for (const line of itemListLines(rows)) await output.say(line)
    return 0
  }
  const { item } =
    rest[0] === 'show'
      ? await client.call('review.item', { case: held, campaign, item: rest[1] ?? '' })
      : await client.call('review.next', { case: held, campaign, name: person(args).name })
  if (rest[0] !== 'show' && rest[0] !== 'next')
    throw wrongUse(reviewVerb, 'item takes next, list or show ITEM')
  if (item === null) {
    output.note(rest[0] === 'show' ? 'there is no such item' : `nothing waits for ${person(args).name}`)
    return rest[0] === 'show' ? 1 : 0
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

async function verdictWay(way: Way): Promise<0 | 1> {
  const items = way.rest.slice(0, -1)
  const verdict = way.rest.at(-1) as ReviewVerdict | undefined
  if (verdict === undefined || !REVIEW_VERDICTS.includes(verdict) || items.length === 0)
    throw wrongUse(reviewVerb, `verdict takes ITEM… and one of ${REVIEW_VERDICTS.join(', ')}`)
  const ruling = rulingOf(reviewVerb, way.call.args, verdict)
  const replaces = way.call.args.flag('instead') ? await standingOn(way, items) : undefined
  return act(way, { act: 'verdict', items, ruling, ...(replaces === undefined ? {} : { replaces }) })
}

/** Every verdict that stands on the items: who decides between verdicts in conflict decides in the stead of all. */
async function standingOn(way: Way, items: readonly string[]): Promise<string[]> {
  const campaign = await campaignOf(way)
  const acts = new Set<string>()
  for (const id of items) {
    const { item } = await way.client.call('review.item', { case: way.held, campaign, item: id })
    for (const { act } of item?.standing ?? []) acts.add(act)
  }
  return [...acts]
}

/** Exit code 1: it was refused, and nothing changed but that an attempt at one's own access is recorded. */
async function act(way: Way, draft: ActDraft): Promise<0 | 1> {
  const { client, held, call } = way
  const { args, output } = call
  const campaign = await campaignOf(way)
  const done = await client.job('review.act', { case: held, campaign, by: person(args), acts: [draft] })
  const [end] = done.ends
  if (args.flag('json')) await output.data(JSON.stringify(end))
  if (end !== undefined && 'refused' in end) {
    output.note(`refused: ${end.refused}${end.own ? ' (the attempt is recorded)' : ''}`)
    return 1
  }
  if (!args.flag('json')) await output.say(`${draft.act} ${shortId(end?.act ?? '')}`)
  return 0
}

async function signOffWay(way: Way): Promise<0 | 1> {
  const { client, held, call } = way
  const { args, output } = call
  const key = client.file(needed(args, 'key'))
  const given = { case: held, campaign: await campaignOf(way), name: person(args).name, key }
  const { act, statement } = await client.job('review.signOff', given)
  if (args.flag('json')) await output.data(JSON.stringify({ act, statement }))
  else await output.say(`signed as ${statement.role} by ${statement.by.name}, ${statement.by.keyid ?? ''}`)
  return 0
}

async function exportWay(way: Way): Promise<0 | 1> {
  const { client, held, rest, call } = way
  const [as, out] = rest
  if ((as !== 'csv' && as !== 'scim' && as !== 'papers') || out === undefined)
    throw wrongUse(reviewVerb, 'export takes csv, scim or papers, and OUT')
  const campaign = await campaignOf(way)
  const { rows, bytes } = await client.job('review.export', {
    case: held,
    campaign,
    as,
    out: client.file(out),
  })
  call.output.note(`${rows} rows, ${bytes} bytes in ${out}`)
  return 0
}

async function drawWay(way: Way): Promise<0 | 1> {
  const { client, held, call } = way
  const { args, output } = call
  const drawn = await client.job('review.draw', { case: held, campaign: await campaignOf(way) })
  if (args.flag('json')) await output.data(JSON.stringify(drawn))
  else for (const line of drawnLines(drawn)) await output.say(line)
  return drawn.holds ? 0 : 1
}

async function mergeWay({ client, held, rest, call }: Way): Promise<0 | 1> {
  const { args, output } = call
  const [other] = rest
  if (other === undefined) throw wrongUse(reviewVerb, 'merge takes CASE and OTHER')
  const merged = await client.job('review.merge', { case: held, other: client.file(other) })
  if (args.flag('json')) await output.data(JSON.stringify(merged))
  else {
    await output.say(
      `${merged.acts} acts taken, ${merged.shared} were there already, ${merged.campaigns} campaigns are new`,
    )
    for (const { campaign, item } of merged.conflicts)
      await output.say(`conflict   ${shortId(campaign)} ${item}`)
  }
  return merged.conflicts.length === 0 ? 0 : 1
}

/** By id, or as many of its first digits as name one; else the newest. Throws CAMPAIGN_NOT_FOUND. */
async function campaignOf({ client, held, call }: Way): Promise<string> {
  const wanted = call.args.text('campaign')?.replace(/^sha256:/, '')
  const { campaigns } = await client.call('review.campaigns', { case: held })
  const found = campaigns.filter(({ id }) => wanted === undefined || id.startsWith(`sha256:${wanted}`))
  const [first, second] = found
  if (first === undefined || (wanted !== undefined && second !== undefined))
    throw new DocketError('CAMPAIGN_NOT_FOUND', { id: wanted ?? '', path: call.args.positionals[0] ?? '' })
  return first.id
}

function person(args: Arguments): Person {
  return { name: args.text('as') ?? acting.by, keyid: null }
}

function needed(args: Arguments, name: string): string {
  const value = args.text(name)
  if (value === undefined) throw wrongUse(reviewVerb, `--${name} is needed`)
  return value
}
