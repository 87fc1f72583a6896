import { REVIEW_VERDICTS, type ReviewVerdict } from '../../../shared/model/review.ts'
import type { ActDraft } from '../../../shared/model/review-draft.ts'
import { needed, wrongUse } from '../arguments.ts'
import { shortId } from './lines.ts'
import { rulingOf } from './ruling.ts'
import { campaignOf, person, REVIEW, type Way } from './way.ts'

/** Judges items. */
export async function verdictWay(way: Way): Promise<0 | 1> {
  const items = way.rest.slice(0, -1)
  const verdict = way.rest.at(-1) as ReviewVerdict | undefined
  if (verdict === undefined || !REVIEW_VERDICTS.includes(verdict) || items.length === 0)
    throw wrongUse(REVIEW, `verdict takes ITEM… and one of ${REVIEW_VERDICTS.join(', ')}`)
  const ruling = rulingOf(REVIEW, way.call.args, verdict)
  const replaces = way.call.args.flag('instead') ? await standingOn(way, items) : undefined
  return act(way, { act: 'verdict', items, ruling, ...(replaces === undefined ? {} : { replaces }) })
}

/** Every verdict that stands on the items: who decides between verdicts in conflict decides in the stead of all. */
async function standingOn(way: Way, items: readonly string[]): Promise<string[]> {
  const campaign = await campaignOf(way)
  const acts = new Set<string>()
  for (const id of items) {
    const { item } = await way.client.call('review.item', { case: way.held, campaign, item: id })
    for (const { act: standing } of item?.standing ?? []) acts.add(standing)
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

export async function undoWay(way: Way): Promise<0 | 1> {
  return act(way, { act: 'undo' })
}

export async function closeStageWay(way: Way): Promise<0 | 1> {
  return act(way, { act: 'stage.closed' })
}

export async function sendBackWay(way: Way): Promise<0 | 1> {
  return act(way, { act: 'sent-back', reason: needed(REVIEW, way.call.args, 'reason'), items: [] })
}

export async function reopenWay(way: Way): Promise<0 | 1> {
  return act(way, { act: 'reopened', reason: needed(REVIEW, way.call.args, 'reason') })
}

/** Signs what the campaign came to, with the key of `--key`. */
export async function signOffWay(way: Way): Promise<0 | 1> {
  const { client, held, call } = way
  const { args, output } = call
  const key = client.file(needed(REVIEW, args, 'key'))
  const given = { case: held, campaign: await campaignOf(way), name: person(args).name, key }
  const signed = await client.job('review.signOff', given)
  const { by, role } = signed.statement
  if (args.flag('json')) await output.data(JSON.stringify(signed))
  else await output.say(`signed as ${role} by ${by.name}, ${by.keyid ?? ''}`)
  return 0
}
