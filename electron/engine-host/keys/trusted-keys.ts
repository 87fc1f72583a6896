import { openPublicKey, type PublicKey } from '../../../shared/crypto.ts'
import type { VouchedKey } from '../../../shared/engine.ts'
import { DocketError } from '../../../shared/model/error.ts'
import { EMPTY_TRUST } from '../../../shared/model/identity.ts'
import { readTrust, trustPath } from './trust-file.ts'

/**
 * The keys to verify with: those handed in as files, and those of the desk's trust store. To hand a key in is to
 * vouch for it, so it need not have been compared; that it is revoked, or past its time, holds all the same.
 *
 * Throws TRUST_DAMAGED.
 */
export async function trustedKeys(
  handedIn: readonly PublicKey[],
  folder: string | undefined,
): Promise<readonly VouchedKey[]> {
  const store = folder === undefined ? EMPTY_TRUST : await readTrust(folder)
  const byId = new Map<string, VouchedKey>(handedIn.map((key) => [key.keyid, key]))
  for (const { name, keys } of store.identities)
    for (const { keyid, publicKey: pem, since, until, revoked, compared } of keys) {
      const reading = openPublicKey(pem)
      if (!reading.ok || reading.publicKey.keyid !== keyid)
        throw new DocketError('TRUST_DAMAGED', {
          path: folder === undefined ? '' : trustPath(folder),
          problem: `what it holds as ${keyid} is another key, or none`,
        })
      const isCompared = compared !== null || byId.has(keyid)
      byId.set(keyid, { ...reading.publicKey, standing: { name, since, until, revoked, isCompared } })
    }
  return [...byId.values()]
}
