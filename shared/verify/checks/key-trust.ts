import type { IdentityKey } from '../../model/identity.ts'
import { endOfDateOrTime, instantOf, instantOfDateOrTime } from '../../model/time.ts'

/** What a trust store says of a key: whose it is, and whether somebody compared its fingerprint or handed it in. */
export interface KeyStanding extends Readonly<Pick<IdentityKey, 'since' | 'until' | 'revoked'>> {
  readonly name: string
  readonly isCompared: boolean
}

/** Whether a key vouches for what it signed, and by whom or why not, in words that follow the key's id. */
export type KeyTrust = { readonly trusted: boolean; readonly words: string }

/**
 * Judges a key by what is known of it. `sealedAt` is the word of whoever signed: it shuts out what says itself that
 * it was signed at a wrong time, and never helps a key that is revoked.
 *
 * Requires `sealedAt` to be undefined where the statement gives no time.
 */
export function keyTrust(standing: KeyStanding | undefined, sealedAt: string | undefined): KeyTrust {
  if (standing === undefined) return { trusted: true, words: 'a key that you trust' }
  const { name, since, until, revoked } = standing
  const not = (words: string): KeyTrust => ({ trusted: false, words: `the key of ${quote(name)}: ${words}` })
  if (revoked !== null)
    return not(`it was revoked at ${revoked.at} (${quote(revoked.why)}), so nothing that it signed counts`)
  if (!standing.isCompared) return not('nobody has compared its fingerprint with its owner')
  const time = sealedAt === undefined ? undefined : instantOf(sealedAt)
  if (time === undefined) return not('the statement does not say when it was sealed')
  const start = since === null ? -Infinity : instantOfDateOrTime(since)
  if (start === undefined || time < start)
    return not(`it holds from ${String(since)} on, and this says that it was sealed at ${sealedAt}`)
  const end = until === null ? Infinity : endOfDateOrTime(until)
  if (end === undefined || time >= end)
    return not(`it held until ${until}, and this says that it was sealed at ${sealedAt}`)
  return { trusted: true, words: `the key of ${quote(name)}, a key in your trust store` }
}

/** Names and reasons are texts of people: bounded, and on one line. */
function quote(text: string): string {
  return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text)
}
