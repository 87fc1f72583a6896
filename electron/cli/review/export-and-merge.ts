import { wrongUse } from '../arguments.ts'
import { shortId } from './lines.ts'
import { campaignOf, REVIEW, type Way } from './way.ts'

/** Writes the revocations of a campaign, or the campaign whole. */
export async function exportWay(way: Way): Promise<0 | 1> {
  const { client, held, rest, call } = way
  const [as, out] = rest
  if ((as !== 'csv' && as !== 'scim' && as !== 'papers') || out === undefined)
    throw wrongUse(REVIEW, 'export takes csv, scim or papers, and OUT')
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

/** Takes the acts of another copy of the case. Exit code 1: verdicts are in conflict. */
export async function mergeWay({ client, held, rest, call }: Way): Promise<0 | 1> {
  const { args, output } = call
  const [other] = rest
  if (other === undefined) throw wrongUse(REVIEW, 'merge takes CASE and OTHER')
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
