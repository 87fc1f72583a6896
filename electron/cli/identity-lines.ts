import type { KnownIdentity, KnownKey } from '../../shared/contract/identities.ts'
import { table } from './table.ts'

/** Whom the desk knows, a line a key: whether it is trust, and why or why not. */
export function identityLines(identities: readonly KnownIdentity[]): readonly string[] {
  if (identities.length === 0) return ['This desk knows nobody yet.']
  const rows = identities.flatMap(({ name, aliases, keys }) => {
    const also = aliases.join(' ')
    if (keys.length === 0) return [[name, '', 'no key', '', '', also]]
    return keys.map((key) => [name, key.keyid, standingOf(key), key.since ?? '', key.until ?? '', also])
  })
  return table(['name', 'key', 'standing', 'since', 'until', 'in evidence as'], rows)
}

function standingOf({ revoked, compared, own }: KnownKey): string {
  if (revoked !== null) return `revoked ${revoked.at}: ${revoked.why}`
  if (compared === null) return 'not compared: no trust yet'
  return own ? 'own' : `compared (${compared.how}) ${compared.at.slice(0, 10)}`
}
