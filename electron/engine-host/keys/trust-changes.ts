import { DocketError } from '../../../shared/model/error.ts'
import type { Identity, IdentityKey, TrustStore } from '../../../shared/model/identity.ts'
import { endOfDateOrTime, instantOfDateOrTime } from '../../../shared/model/time.ts'

/*
 * What may be done to a trust store. Each gives a new store, and throws IDENTITY_REFUSED where it would say less
 * than the old one: a key changes hands never, and a revocation is for good.
 */

/** Fewer digits of a fingerprint than this may be met by chance. */
const FEWEST_DIGITS = 8

export interface KnownKey {
  readonly identity: Identity
  readonly key: IdentityKey
}

/** The key whose id is `text`, or begins with its eight or more hex digits. Throws IDENTITY_REFUSED. */
export function knownKey(store: TrustStore, text: string): KnownKey {
  const digits = text
    .replace(/^sha256:/, '')
    .replaceAll(/[\s-]/g, '')
    .toLowerCase()
  const all = store.identities.flatMap((identity) => identity.keys.map((key) => ({ identity, key })))
  const whole = digits.length >= FEWEST_DIGITS && /^[0-9a-f]+$/.test(digits)
  const found = whole ? all.filter(({ key }) => key.keyid.startsWith(`sha256:${digits}`)) : []
  const [first, second] = found
  if (first === undefined || second !== undefined)
    throw refused(text, first === undefined ? 'this desk knows no such key' : 'several keys begin so')
  return first
}

/** Adds a key to a person, who is made where there is none of that name; aliases are added to those known. */
export function addKey(
  store: TrustStore,
  {
    name,
    aliases,
    key,
  }: { readonly name: string; readonly aliases: readonly string[]; readonly key: IdentityKey },
): TrustStore {
  checkPeriod(key)
  const owner = store.identities.find(({ keys }) => keys.some(({ keyid }) => keyid === key.keyid))
  // The private half of a key that was known by its public one.
  if (owner?.name === name && key.compared?.how === 'made-here')
    return noteComparison(store, key.keyid, key.compared)
  if (owner !== undefined) throw refused(key.keyid, `it is the key of ${JSON.stringify(owner.name)} already`)
  const before = store.identities.find((identity) => identity.name === name) ?? {
    name,
    aliases: [],
    keys: [],
  }
  const after = {
    ...before,
    aliases: [...new Set([...before.aliases, ...aliases])],
    keys: [...before.keys, key],
  }
  return withIdentity(store, name, after)
}

/** Gives a person another name and other aliases. */
export function describeIdentity(
  store: TrustStore,
  {
    name,
    newName,
    aliases,
  }: { readonly name: string; readonly newName: string; readonly aliases: readonly string[] },
): TrustStore {
  const identity = store.identities.find((each) => each.name === name)
  if (identity === undefined) throw refused(JSON.stringify(name), 'this desk knows nobody of this name')
  if (newName !== name && store.identities.some((each) => each.name === newName))
    throw refused(JSON.stringify(newName), 'somebody else has this name')
  return withIdentity(store, name, { ...identity, name: newName, aliases: [...new Set(aliases)] })
}

/** Says that a fingerprint was compared with its owner: from now on the key is trust. */
export function noteComparison(
  store: TrustStore,
  keyid: string,
  compared: NonNullable<IdentityKey['compared']>,
): TrustStore {
  return withKey(store, keyid, (key) => ({ ...key, compared }))
}

/** Sets from when to when a key counts. */
export function setPeriod(
  store: TrustStore,
  keyid: string,
  period: Pick<IdentityKey, 'since' | 'until'>,
): TrustStore {
  return withKey(store, keyid, (key) => {
    const changed = { ...key, since: period.since, until: period.until }
    checkPeriod(changed)
    return changed
  })
}

export function revokeKey(
  store: TrustStore,
  keyid: string,
  revoked: NonNullable<IdentityKey['revoked']>,
): TrustStore {
  return withKey(store, keyid, (key) => ({ ...key, revoked }))
}

/** Forgets a key that is not revoked, and its owner with the last one. */
export function forgetKey(store: TrustStore, keyid: string): TrustStore {
  const { identity, key } = knownKey(store, keyid)
  if (key.revoked !== null) throw refused(key.keyid, 'it is revoked, and that is not forgotten')
  const keys = identity.keys.filter((each) => each !== key)
  return keys.length === 0
    ? { ...store, identities: store.identities.filter((each) => each !== identity) }
    : withIdentity(store, identity.name, { ...identity, keys })
}

function withKey(store: TrustStore, keyid: string, by: (key: IdentityKey) => IdentityKey): TrustStore {
  const { identity, key } = knownKey(store, keyid)
  if (key.revoked !== null) throw refused(key.keyid, `it was revoked at ${key.revoked.at}`)
  const keys = identity.keys.map((each) => (each === key ? by(key) : each))
  return withIdentity(store, identity.name, { ...identity, keys })
}

function withIdentity(store: TrustStore, name: string, identity: Identity): TrustStore {
  const others = store.identities.filter((each) => each.name !== name)
  const identities = [...others, identity].toSorted((one, other) => (one.name < other.name ? -1 : 1))
  return { ...store, identities }
}

function checkPeriod({ keyid, since, until }: IdentityKey): void {
  const from = since === null ? -Infinity : instantOfDateOrTime(since)
  const end = until === null ? Infinity : endOfDateOrTime(until)
  if (from === undefined || end === undefined || from >= end)
    throw refused(keyid, `a key cannot hold from ${String(since)} until ${String(until)}`)
}

function refused(what: string, problem: string): DocketError {
  return new DocketError('IDENTITY_REFUSED', { what, problem })
}
