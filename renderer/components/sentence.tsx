import type { ReactNode } from 'react'
import { dateTime, type Zone } from '../words/times.ts'
import { visible } from '../words/visible.ts'
import css from './sentence.module.css'

/** What of a decision the sentence says. */
export interface Said {
  readonly actor: string | null
  readonly outcome: string | null
  readonly action: string | null
  readonly entitlement: string | null
  readonly subject: string | null
  /** RFC 3339; left out where the row shows it. */
  readonly time?: string
  readonly policy: string | null
  readonly version: string | null
}

/** Words of evidence are looked up in maps: in an object `__proto__` would be found. */
const VERBS = new Map([
  ['permit', 'was permitted to'],
  ['deny', 'was denied to'],
  ['step-up', 'was asked for a step-up to'],
  ['escalate', 'was sent to a person to'],
])

const ACTIONS = new Map([
  ['assignRole', 'assign'],
  ['grantRole', 'grant'],
  ['createAccount', 'create the account'],
  ['revokeRole', 'revoke'],
])

/** Longer names are broken where the line ends. */
const MOST_UNBROKEN = 48

/** `strong`: a name that can vary. `whole`: a time, which is not broken. */
type Part = string | { readonly strong: string } | { readonly whole: string }

/** The words of the sentence. The same text is read and copied. */
function sentenceParts(said: Said, zone: Zone): readonly Part[] {
  const { actor, outcome, action, entitlement, subject, time, policy, version } = said
  const parts: Part[] = []
  parts.push(actor === null ? 'An actor that is not recorded' : { strong: actor })
  parts.push(
    outcome === null
      ? ' asked (no outcome is recorded) to '
      : ` ${VERBS.get(outcome) ?? `was answered ${outcome} to`} `,
  )
  parts.push(action === null ? 'do something that is not recorded' : (ACTIONS.get(action) ?? action))
  if (entitlement !== null) parts.push(' ', { strong: entitlement })
  if (subject !== null)
    parts.push(action?.startsWith('revoke') === true ? ' from ' : ' to ', { strong: subject })
  if (time !== undefined) parts.push(', at ', { whole: dateTime(time, zone) })
  if (policy === null) parts.push(', under no policy that is recorded')
  else parts.push(', under ', { strong: version === null ? policy : `${policy} ${version}` })
  parts.push('.')
  return parts
}

export function sentenceText(said: Said, zone: Zone): string {
  return visible(
    sentenceParts(said, zone)
      .map((part) => (typeof part === 'string' ? part : 'strong' in part ? part.strong : part.whole))
      .join(''),
  )
}

export function Sentence({ said, zone }: { readonly said: Said; readonly zone: Zone }) {
  return (
    <>
      {sentenceParts(said, zone).map((part, index): ReactNode =>
        typeof part === 'string' ? (
          visible(part)
        ) : 'whole' in part ? (
          // Parts have no identity of their own: their place is it.
          <span key={index} className={part.whole.length > MOST_UNBROKEN ? undefined : css.whole}>
            {visible(part.whole)}
          </span>
        ) : (
          <b key={index} className={part.strong.length > MOST_UNBROKEN ? css.long : css.name}>
            {visible(part.strong)}
          </b>
        ),
      )}
    </>
  )
}
