import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { DocketError } from '../../../shared/model/error.ts'
import { EMPTY_TRUST, TrustStore } from '../../../shared/model/identity.ts'
import { canonicalJson } from '../../../shared/proof/canonical-json.ts'
import { parseLossless } from '../../../shared/proof/lossless-json.ts'
import { alone } from '../alone.ts'
import { readSmallFile } from '../read-small-file.ts'
import { replaceFile } from '../replace-file.ts'

/** Two thousand identities with a key each, and room. */
const MOST_BYTES = 16 * 1024 * 1024

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

/**
 * Changes the trust store, all or nothing, and gives what it is then. Each change reads what the last one wrote, the
 * command line's beside the desk's too. Throws what `by` throws, TRUST_DAMAGED, FILE_UNWRITABLE, and IDENTITY_REFUSED
 * where the store would hold more than it may.
 */
export async function changeTrust(
  folder: string,
  by: (store: TrustStore) => TrustStore,
): Promise<TrustStore> {
  const path = trustPath(folder)
  return alone(path, async () => {
    const store = whole(by(await readTrust(folder)))
    await replaceFile(path, canonicalJson(store)).catch((cause: unknown) => {
      throw new DocketError('FILE_UNWRITABLE', { path, problem: (cause as Error).message }, { cause })
    })
    return store
  })
}

/** A store that will be read again: more names, keys or aliases than it may hold are refused before they are written. */
function whole(store: TrustStore): TrustStore {
  const checked = TrustStore.safeParse(store)
  if (checked.success) return checked.data
  const [issue] = checked.error.issues
  const problem = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'does not fit'}`
  throw new DocketError('IDENTITY_REFUSED', { what: 'the trust store', problem }, { cause: checked.error })
}

async function isThere(path: string): Promise<boolean> {
  try {
    // Of a link to nothing too: what it led to may be away for a while, its revocations with it.
    await lstat(path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw new DocketError('FILE_UNREADABLE', { path, problem: (error as Error).message }, { cause: error })
  }
}

function parsed(text: string, path: string): unknown {
  const reading = parseLossless(text)
  if (reading.ok) return reading.value
  throw new DocketError('TRUST_DAMAGED', { path, problem: `it is no JSON: ${reading.detail}` })
}
