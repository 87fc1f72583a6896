import type { KeyObject } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import {
  generateEd25519,
  type KeyRefusal,
  openPrivateKey,
  openPublicKey,
  privateKeyPem,
  type PublicKey,
  publicKeyOf,
  publicKeyPem,
  signEd25519,
} from '../../shared/crypto.ts'
import { DocketError } from '../../shared/model/error.ts'
import type { PacketSigner } from '../../shared/engine.ts'
import { readSmallFile } from './read-small-file.ts'

/** A key pair as `docket keygen` leaves it. */
export interface KeyPairFiles {
  readonly privateKey: string
  readonly publicKey: string
  /** The fingerprint: digest of the public key's SPKI DER. */
  readonly keyid: string
}

/** Makes NAME.key.pem (PKCS#8, encrypted, for its owner's eyes) and NAME.pub.pem. Never writes over a file. */
export async function makeKeyPair(name: string, passphrase: string): Promise<KeyPairFiles> {
  const { privateKey, publicKey } = generateEd25519()
  const paths = { privateKey: `${name}.key.pem`, publicKey: `${name}.pub.pem` }
  await writeNew(paths.publicKey, publicKeyPem(publicKey.spki), 0o644)
  try {
    await writeNew(paths.privateKey, privateKeyPem(privateKey, passphrase), 0o600)
  } catch (error) {
    // A public key without its private one would only mislead.
    await rm(paths.publicKey)
    throw error
  }
  return { ...paths, keyid: publicKey.keyid }
}

/** What a key file is, as far as it tells without a passphrase. */
export interface KeyFileLook {
  readonly kind: 'private' | 'public'
  readonly encrypted: boolean
  /** The fingerprint; null where a passphrase hides it and no public key lies beside it. */
  readonly keyid: string | null
  /** The path of the public key beside a private one. */
  readonly beside: string | undefined
}

/** Looks at a key in PEM. Throws KEY_INVALID and FILE_UNREADABLE. */
export async function lookAtKey(path: string): Promise<KeyFileLook> {
  const pem = await readSmallFile(path)
  const asPublic = openPublicKey(pem)
  if (asPublic.ok)
    return { kind: 'public', encrypted: false, keyid: asPublic.publicKey.keyid, beside: undefined }
  const asPrivate = openPrivateKey(pem, null)
  const own = asPrivate.ok ? publicKeyOf(asPrivate.privateKey).keyid : null
  if (!asPrivate.ok && asPrivate.reason !== 'passphrase-needed') {
    // A public key that is refused says why better than that it is no private one.
    throw keyRefused(path, asPrivate.reason === 'not-pem' ? asPublic.reason : asPrivate.reason)
  }
  const beside = await publicBeside(path)
  const keyid = own ?? beside?.keyid ?? null
  const isOfThis = beside !== undefined && beside.keyid === keyid
  return { kind: 'private', encrypted: !asPrivate.ok, keyid, beside: isOfThis ? beside.path : undefined }
}

/** NAME.pub.pem beside NAME.key.pem, as `makeKeyPair` leaves them. It is believed to be of the same pair. */
async function publicBeside(
  path: string,
): Promise<{ readonly path: string; readonly keyid: string } | undefined> {
  if (!path.endsWith('.key.pem')) return undefined
  const other = `${path.slice(0, -'.key.pem'.length)}.pub.pem`
  try {
    const reading = openPublicKey(await readSmallFile(other))
    return reading.ok ? { path: other, keyid: reading.publicKey.keyid } : undefined
  } catch (error) {
    if (error instanceof DocketError) return undefined
    throw error
  }
}

/** Opens a private key to sign with. `passphrase` is asked only where the key is encrypted. */
export async function openSigner(
  path: string,
  passphrase: (path: string) => Promise<string>,
): Promise<PacketSigner> {
  const pem = await readSmallFile(path)
  const plain = openPrivateKey(pem, null)
  const reading =
    !plain.ok && plain.reason === 'passphrase-needed' ? openPrivateKey(pem, await passphrase(path)) : plain
  if (!reading.ok) throw keyRefused(path, reading.reason)
  return signerOf(reading.privateKey)
}

/** Opens a public key to trust. */
export async function openTrusted(path: string): Promise<PublicKey> {
  const reading = openPublicKey(await readSmallFile(path))
  if (!reading.ok) throw keyRefused(path, reading.reason)
  return reading.publicKey
}

/** A new key that no file holds. */
export function makeSigner(): PacketSigner {
  return signerOf(generateEd25519().privateKey)
}

function signerOf(privateKey: KeyObject): PacketSigner {
  const { spki, keyid } = publicKeyOf(privateKey)
  return { keyid, sign: signEd25519(privateKey), publicKeyPem: publicKeyPem(spki) }
}

const PROBLEMS: Readonly<Record<KeyRefusal, string>> = {
  'not-pem': 'it is no key in PEM',
  'not-ed25519': 'it is no Ed25519 key',
  'weak-key': 'with it a signature would hold for anybody',
  'passphrase-needed': 'it is encrypted',
  'wrong-passphrase': 'the passphrase is wrong',
  'damaged-key': 'it is damaged',
}

/** Why a key file is not taken, in words. */
export function keyRefused(path: string, reason: KeyRefusal): DocketError {
  return reason === 'wrong-passphrase'
    ? new DocketError('PASSPHRASE_WRONG', { path })
    : new DocketError('KEY_INVALID', { path, problem: PROBLEMS[reason] })
}

/** Writes a file that is not there yet. Throws KEY_EXISTS and FILE_UNWRITABLE. */
export async function writeNew(path: string, text: string, mode: number): Promise<void> {
  try {
    await writeFile(path, text, { flag: 'wx', mode })
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST')
      throw new DocketError('KEY_EXISTS', { path }, { cause })
    throw new DocketError('FILE_UNWRITABLE', { path, problem: (cause as Error).message }, { cause })
  }
}
