import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SafeStorage } from 'electron'
import { DocketError } from '../../shared/model/error.ts'

/** What is used of Electron's safeStorage: the system's own key store. */
export type KeyStore = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>

const KEYID = /^sha256:([0-9a-f]{64})$/
const SEALED = /^([0-9a-f]{64})\.passphrase$/
/** Passphrases have at most 1,024 characters; what a key store makes of them is little longer. */
const MOST_BYTES = 64 * 1024

/**
 * Passphrases of signing keys that the person asked to be kept: sealed by the key store of the system, in the desk's
 * folder, each in a file of its own. They leave this process for the job that signs, and never for a page.
 */
export class KeptPassphrases {
  readonly #folder: string
  readonly #store: KeyStore
  readonly #platform: string

  constructor(deskFolder: string, store: KeyStore, platform: string) {
    this.#folder = join(deskFolder, 'keys')
    this.#store = store
    this.#platform = platform
  }

  /** Why none can be kept here, in words; null where they can. */
  async missing(): Promise<string | null> {
    if (!(await this.#store.isAsyncEncryptionAvailable())) return 'the system offers no key store'
    // Electron then seals with a password that stands in its own source.
    const isPlain = this.#platform === 'linux' && this.#store.getSelectedStorageBackend() === 'basic_text'
    return isPlain ? 'the system has no key store that protects what it keeps' : null
  }

  /** The ids of the keys whose passphrases are kept. */
  async kept(): Promise<readonly string[]> {
    // No folder, or none that can be read: none that could be opened is kept.
    const names = await readdir(this.#folder).catch(() => [])
    return names.flatMap((name) => {
      const digits = SEALED.exec(name)?.[1]
      return digits === undefined ? [] : [`sha256:${digits}`]
    })
  }

  /** Throws NOT_HERE where there is no key store, and FILE_UNWRITABLE. */
  async keep(keyid: string, passphrase: string): Promise<void> {
    const missing = await this.missing()
    if (missing !== null) throw new DocketError('NOT_HERE', { what: `keeping a passphrase (${missing})` })
    const path = this.#path(keyid)
    const sealed = await this.#store.encryptStringAsync(passphrase)
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 })
      await writeFile(`${path}.part`, sealed, { mode: 0o600 })
      await rename(`${path}.part`, path)
    } catch (cause) {
      throw new DocketError('FILE_UNWRITABLE', { path, problem: (cause as Error).message }, { cause })
    }
  }

  async forget(keyid: string): Promise<void> {
    await rm(this.#path(keyid), { force: true })
  }

  /** Throws NOT_HERE where it is not kept, or the key store does not open it: it was another person's or machine's. */
  async open(keyid: string): Promise<string> {
    const problem = (cause: unknown) =>
      new DocketError('NOT_HERE', { what: `the passphrase of ${keyid}` }, { cause })
    const sealed = await readFile(this.#path(keyid)).catch((cause: unknown) => {
      throw problem(cause)
    })
    if (sealed.length > MOST_BYTES) throw problem(undefined)
    try {
      return (await this.#store.decryptStringAsync(sealed)).result
    } catch (cause) {
      throw problem(cause)
    }
  }

  #path(keyid: string): string {
    const digits = KEYID.exec(keyid)?.[1]
    if (digits === undefined) throw new DocketError('NOT_HERE', { what: 'a key of this id' })
    return join(this.#folder, `${digits}.passphrase`)
  }
}
