import type { ReviewVerdict } from '../../../shared/model/review.ts'
import type { RulingDraft } from '../../../shared/model/review-draft.ts'
import { wrongUse } from '../arguments.ts'
import type { Arguments, Verb } from '../verb.ts'

/** A ruling from options. Throws USAGE for what is missing. */
export function rulingOf(verb: Pick<Verb, 'name'>, args: Arguments, verdict: ReviewVerdict): RulingDraft {
  const note = args.text('note') ?? ''
  const needed = (name: string): string => {
    const value = args.text(name)
    if (value === undefined) throw wrongUse(verb, `${verdict} needs --${name}`)
    return value
  }
  if (verdict === 'escalate') return { verdict, note, to: needed('to') }
  if (verdict !== 'exception') return { verdict, note }
  const glob = (name: string) => args.text(name) ?? null
  const terms = {
    clause: needed('clause'),
    pattern: { input: glob('input'), entitlement: glob('entitlement'), subject: glob('subject') },
    owner: needed('owner'),
    until: needed('until'),
    reason: needed('reason'),
  }
  return { verdict, note: note === '' ? terms.reason : note, terms, boundTo: ['workflow', 'policy'] }
}
