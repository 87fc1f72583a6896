import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DocketError } from '../../../shared/model/error.ts'
import { EMPTY_TRUST, TrustStore } from '../../../shared/model/identity.ts'
import { canonicalJson } from '../../../shared/proof/canonical-json.ts'
import { readSmallFile } from '../read-small-file.ts'
import { replaceFile } from '../replace-file.ts'

/** Two thousand identities with a key each, and room. */
const MOST_BYTES = 16 * 1024 * 1024

/** The desk's changes to its trust store, one after another: each reads what the last one wrote. */
const turns = new Map<string, Promise<unknown>>()

/** Where a desk keeps whom it trusts. */
export function trustPath(folder: string): string {
  return join(folder, 'trust.json')
}

/**
 * The trust store of a desk; empty where there is none yet. Throws TRUST_DAMAGED: a store that cannot be read is
 * never begun anew, since its revocations would be forgotten with it.
 */
export async function readTrust(folder: string): Promise<TrustStore> {
  const path = trustPath(folder)
  const text = (await isThere(path)) ? await readSmallFile(path, MOST_BYTES) : undefined
  if (text === undefined) return EMPTY_TRUST
  const store = TrustStore.safeParse(parsed(text, path))
  if (!store.success)
    throw new DocketError('TRUST_DAMAGED', { path, problem: 'it is no trust store' }, { cause: store.error })
  return store.data
}

/** Changes the trust store, all or nothing, and gives what it is then. Throws what `by` throws, TRUST_DAMAGED, FILE_UNWRITABLE. */
export async function changeTrust(
  folder: string,
  by: (store: TrustStore) => TrustStore,
): Promise<TrustStore> {
  const change = async () => {
    const store = TrustStore.parse(by(await readTrust(folder)))
    const path = trustPath(folder)
    await replaceFile(path, canonicalJson(store)).catch((cause: unknown) => {
      throw new DocketError('FILE_UNWRITABLE', { path, problem: (cause as Error).message }, { cause })
    })
    return store
  }
  const turn = (turns.get(folder) ?? Promise.resolve()).then(change)
  const over = turn.catch(() => undefined)
  turns.set(folder, over)
  void over.then(() => turns.get(folder) === over && turns.delete(folder))
  return turn
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw new DocketError('FILE_UNREADABLE', { path, problem: (error as Error).message }, { cause: error })
  }
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new DocketError('TRUST_DAMAGED', { path, problem: 'it is no JSON' }, { cause })
  }
}
