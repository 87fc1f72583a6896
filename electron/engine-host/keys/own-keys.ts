import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import {
  generateEd25519,
  openPrivateKey,
  privateKeyPem,
  type PublicKey,
  publicKeyOf,
} from '../../../shared/crypto.ts'
import { DocketError } from '../../../shared/model/error.ts'
import { keyRefused, writeNew } from '../key-files.ts'
import { readSmallFile } from '../read-small-file.ts'

/** Where a desk keeps its own private keys: each encrypted, in a file named by its fingerprint. */
export function ownKeyPath(folder: string, keyid: string): string {
  return join(folder, 'keys', `${keyid.slice('sha256:'.length)}.key.pem`)
}

/** Makes a key pair whose private half this desk keeps, encrypted with the passphrase. */
export async function makeOwnKey(folder: string, passphrase: string): Promise<PublicKey> {
  const { privateKey, publicKey } = generateEd25519()
  await keep(folder, publicKey, privateKeyPem(privateKey, passphrase))
  return publicKey
}

/**
 * Takes a private key into this desk's keeping. It is encrypted anew with the passphrase that opens it, or, where it
 * lies there unprotected, that it is to have. Throws KEY_INVALID, PASSPHRASE_WRONG and KEY_EXISTS.
 */
export async function keepPrivateKey(folder: string, path: string, passphrase: string): Promise<PublicKey> {
  const reading = openPrivateKey(await readSmallFile(path), passphrase)
  if (!reading.ok) throw keyRefused(path, reading.reason)
  const publicKey = publicKeyOf(reading.privateKey)
  await keep(folder, publicKey, privateKeyPem(reading.privateKey, passphrase))
  return publicKey
}

/** Whether the private half of a key lies in this desk's keeping. */
export async function isOwnKey(folder: string, keyid: string): Promise<boolean> {
  try {
    return (await stat(ownKeyPath(folder, keyid))).isFile()
  } catch {
    // Whatever keeps it from being looked at keeps it from being used too.
    return false
  }
}

async function keep(folder: string, { keyid }: PublicKey, pem: string): Promise<void> {
  const path = ownKeyPath(folder, keyid)
  await mkdir(join(folder, 'keys'), { recursive: true, mode: 0o700 }).catch((cause: unknown) => {
    throw new DocketError('FILE_UNWRITABLE', { path, problem: (cause as Error).message }, { cause })
  })
  await writeNew(path, pem, 0o600)
}
