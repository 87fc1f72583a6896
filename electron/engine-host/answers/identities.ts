import { rm } from 'node:fs/promises'
import { type PublicKey, publicKeyPem } from '../../../shared/crypto.ts'
import type { TrustChange } from '../../../shared/contract/identities.ts'
import { assertNever } from '../../../shared/model/assert-never.ts'
import { DocketError } from '../../../shared/model/error.ts'
import type { IdentityKey, TrustStore } from '../../../shared/model/identity.ts'
import { holdFile } from '../held-file.ts'
import { lookAtKey, openSigner, openTrusted } from '../key-files.ts'
import { fingerprintCard, fingerprintGroups, fingerprintWords } from '../keys/fingerprint-card.ts'
import { isOwnKey, keepPrivateKey, makeOwnKey, ownKeyPath } from '../keys/own-keys.ts'
import {
  addKey,
  describeIdentity,
  forgetKey,
  knownKey,
  noteComparison,
  revokeKey,
  setPeriod,
} from '../keys/trust-changes.ts'
import { changeTrust, readTrust } from '../keys/trust-file.ts'
import { acting, type Surroundings } from '../surroundings.ts'
import type { CallTable, JobTable } from './tables.ts'

export const identitiesCalls = {
  'identities.list': async (_, by) => known(folderOf(by), await readTrust(folderOf(by))),
  'identities.change': async (change, by) =>
    known(folderOf(by), await changeTrust(folderOf(by), (store) => changed(store, change))),
  'identity.card': async (input, by) => {
    const store = await readTrust(folderOf(by))
    const keyid =
      'key' in input ? knownKey(store, input.key).key.keyid : await keyIdIn(by.files.path(input.file))
    const owner = store.identities.find(({ keys }) => keys.some((key) => key.keyid === keyid))
    const { since = null, until = null } = owner?.keys.find((key) => key.keyid === keyid) ?? {}
    const name = owner?.name ?? null
    return {
      keyid,
      name,
      groups: [...fingerprintGroups(keyid)],
      words: [...fingerprintWords(keyid)],
      card: fingerprintCard({ keyid, name, since, until, printed: acting.now().getTime() }),
    }
  },
  'identity.signingKey': async ({ key }, by) => {
    const folder = folderOf(by)
    const { keyid } = knownKey(await readTrust(folder), key).key
    if (!(await isOwnKey(folder, keyid)))
      throw new DocketError('IDENTITY_REFUSED', {
        what: keyid,
        problem: 'this desk does not hold its private key',
      })
    return { file: await holdFile(by.files, ownKeyPath(folder, keyid)) }
  },
} satisfies Partial<CallTable>

export const identitiesJobs = {
  'identity.open': async ({ key, passphrase }, by) => {
    const { keyid } = await openSigner(by.files.path(key), () => Promise.resolve(passphrase))
    return { keyid }
  },
  'identity.create': async ({ name, aliases, passphrase, until }, by) => {
    const publicKey = await makeOwnKey(folderOf(by), passphrase)
    const since = acting.now().toISOString()
    const key = { ...keyOf(publicKey), since, until, compared: madeHere() }
    await trusting(folderOf(by), { name, aliases, key })
    return { keyid: publicKey.keyid }
  },
  'identity.import': async ({ file, name, aliases, since, until, passphrase }, by) => {
    const [folder, path] = [folderOf(by), by.files.path(file)]
    const own = (await lookAtKey(path)).kind === 'private'
    if (own && passphrase === undefined)
      throw new DocketError('KEY_INVALID', {
        path,
        problem: 'a private key is taken in with its passphrase only',
      })
    const publicKey = own ? await keepPrivateKey(folder, path, passphrase ?? '') : await openTrusted(path)
    const key = { ...keyOf(publicKey), since, until, compared: own ? madeHere() : null }
    await trusting(folder, { name, aliases, key })
    return { keyid: publicKey.keyid, own }
  },
} satisfies Partial<JobTable>

/** Adds a key to the trust store. One of this desk's own that is refused there is not kept either. */
async function trusting(folder: string, added: Parameters<typeof addKey>[1]): Promise<void> {
  try {
    await changeTrust(folder, (store) => addKey(store, added))
  } catch (error) {
    if (added.key.compared !== null) await rm(ownKeyPath(folder, added.key.keyid), { force: true })
    throw error
  }
}

function changed(store: TrustStore, change: TrustChange): TrustStore {
  const now = { at: acting.now().toISOString(), by: acting.by }
  switch (change.change) {
    case 'describe':
      return describeIdentity(store, change)
    case 'compared':
      return noteComparison(store, change.key, { ...now, how: change.how, note: change.note })
    case 'period':
      return setPeriod(store, change.key, change)
    case 'revoke':
      return revokeKey(store, change.key, { ...now, why: change.why })
    case 'forget':
      return forgetKey(store, change.key)
    default:
      return assertNever(change)
  }
}

async function known(folder: string, { identities }: TrustStore) {
  return {
    identities: await Promise.all(
      identities.map(async ({ name, aliases, keys }) => ({
        name,
        aliases,
        keys: await Promise.all(
          keys.map(async (key) => ({ ...key, own: await isOwnKey(folder, key.keyid) })),
        ),
      })),
    ),
  }
}

/** A key of which nothing is known but that it is there. */
function keyOf({ keyid, spki }: PublicKey): IdentityKey {
  return { keyid, publicKey: publicKeyPem(spki), since: null, until: null, revoked: null, compared: null }
}

function madeHere(): IdentityKey['compared'] {
  return { how: 'made-here', at: acting.now().toISOString(), by: acting.by, note: '' }
}

async function keyIdIn(path: string): Promise<string> {
  const { keyid } = await lookAtKey(path)
  if (keyid === null)
    throw new DocketError('KEY_INVALID', { path, problem: 'its passphrase hides the public key' })
  return keyid
}

function folderOf({ folder }: Surroundings): string {
  if (folder === undefined) throw new DocketError('NOT_HERE', { what: 'a trust store' })
  return folder
}
