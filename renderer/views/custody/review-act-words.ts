import { count, counted } from '../../words/numbers.ts'
import { duration } from '../../words/times.ts'
import { shortDigest, visible } from '../../words/visible.ts'

/** What each act of a review is called, by its name in the log. */
export const REVIEW_DID: readonly (readonly [act: string, did: string])[] = [
  ['review.campaign.opened', 'opened a campaign'],
  ['review.verdict', 'gave a verdict'],
  ['review.undo', 'took a verdict back'],
  ['review.escalation.taken', 'took an escalation'],
  ['review.looked', 'looked at an item'],
  ['review.self-review.refused', 'was refused own access'],
  ['review.stage.closed', 'closed a stage'],
  ['review.signed-off', 'signed off'],
  ['review.sent-back', 'sent back'],
  ['review.reopened', 'opened again'],
  ['review.second-look', 'looked again'],
  ['review.revocation.asked', 'asked to revoke'],
  ['review.merge', 'merged another copy'],
]

type About = Readonly<Record<string, unknown>>

/** On what an act of a review was, and with what. What it is about is as its writer made it: shown as text. */
export function reviewWords(act: string, about: About): { readonly on: string; readonly with: string } {
  const details = detailsOf(act, about)
  const person = personOf(about)
  return { on: onOf(act, about), with: [...details, ...(person === '' ? [] : [`by ${person}`])].join(', ') }
}

function onOf(act: string, about: About): string {
  if (act === 'review.merge') return text(about['from'])
  if (act === 'review.campaign.opened') return text(about['name'])
  if (typeof about['item'] === 'string') return visible(about['item'])
  const { items } = about
  if (Array.isArray(items) && typeof items[0] === 'string') {
    const all = typeof about['count'] === 'number' ? about['count'] : items.length
    return visible(items[0]) + (all > 1 ? ` and ${count(all - 1)} more` : '')
  }
  const campaign = text(about['campaign'])
  return campaign === '' ? '' : `campaign ${shortDigest(campaign)}`
}

function detailsOf(act: string, about: About): readonly string[] {
  switch (act) {
    case 'review.campaign.opened':
      return typeof about['items'] === 'number' ? [`${counted(about['items'], 'item')} drawn`] : []
    case 'review.verdict':
      return some(text(about['verdict']))
    case 'review.looked':
      return [
        ...(typeof about['seconds'] === 'number' ? [duration(about['seconds'] * 1000)] : []),
        ...some(joined('opened ', about['opened'])),
      ]
    case 'review.self-review.refused':
      return some(joined('as ', about['parts']))
    case 'review.stage.closed':
      return typeof about['stage'] === 'number' ? [`stage ${count(about['stage'] + 1)}`] : []
    case 'review.signed-off':
      return some(text(about['role']))
    case 'review.second-look':
      return typeof about['agrees'] === 'boolean' ? [about['agrees'] ? 'as found' : 'not as found'] : []
    case 'review.sent-back':
    case 'review.reopened':
      return some(text(about['reason']))
    case 'review.revocation.asked':
      return some(joined('of ', [about['of']]))
    case 'review.merge':
      return typeof about['acts'] === 'number' ? [`${counted(about['acts'], 'act')} taken`] : []
    default:
      return []
  }
}

function personOf({ person }: About): string {
  return typeof person === 'object' && person !== null && 'name' in person ? text(person.name) : ''
}

function text(value: unknown): string {
  return typeof value === 'string' ? visible(value) : ''
}

/** The words of a list after a lead; empty where there are none. */
function joined(lead: string, values: unknown): string {
  const words = Array.isArray(values) ? values.map(text).filter((word) => word !== '') : []
  return words.length === 0 ? '' : lead + words.join(', ')
}

function some(word: string): readonly string[] {
  return word === '' ? [] : [word]
}
