import { readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KeptPassphrases, type KeyStore } from '../../../electron/app/kept-passphrases.ts'
import { withKeptPassphrases } from '../../../electron/ipc/open-passphrases.ts'
import { caseFolder } from '../../fixtures/case-evidence.ts'

const KEYID = `sha256:${'3f'.repeat(32)}`
const OTHER = `sha256:${'4f'.repeat(32)}`

/** Seals by turning every bit: no secret, but not the text either. */
function keyStore(parts: Partial<KeyStore> = {}): KeyStore {
  const turned = (bytes: Uint8Array) => Buffer.from(bytes.map((byte) => byte ^ 0xff))
  return {
    isAsyncEncryptionAvailable: async () => Promise.resolve(true),
    encryptStringAsync: async (text) => Promise.resolve(turned(Buffer.from(text))),
    decryptStringAsync: async (sealed) => {
      const result = turned(sealed).toString()
      return result.startsWith('correct')
        ? { result, shouldReEncrypt: false }
        : Promise.reject(new Error('sealed by somebody else'))
    },
    getSelectedStorageBackend: () => 'gnome_libsecret',
    ...parts,
  }
}

let folder: ReturnType<typeof caseFolder>
beforeEach(() => void (folder = caseFolder()))
afterEach(() => folder[Symbol.dispose]())
const passphrases = (parts?: Partial<KeyStore>) =>
  new KeptPassphrases(folder.path('.'), keyStore(parts), 'linux')

describe('passphrases kept by the key store of the system', () => {
  it('are sealed on disk, opened again by another start, and forgotten', async () => {
    await passphrases().keep(KEYID, 'correct horse')
    const path = folder.path(`keys/${'3f'.repeat(32)}.passphrase`)
    expect(readFileSync(path).includes('horse')).toBe(false)
    expect(await passphrases().kept()).toEqual([KEYID])
    expect(await passphrases().open(KEYID)).toBe('correct horse')
    await passphrases().forget(KEYID)
    expect(await passphrases().kept()).toEqual([])
    await expect(passphrases().open(KEYID)).rejects.toMatchObject({ code: 'NOT_HERE' })
  })

  it.each<readonly [string, Partial<KeyStore>]>([
    ['there is no key store', { isAsyncEncryptionAvailable: async () => Promise.resolve(false) }],
    ['the key store protects nothing', { getSelectedStorageBackend: () => 'basic_text' }],
  ])('are refused by name where %s', async (_, parts) => {
    expect(await passphrases(parts).missing()).toContain('key store')
    await expect(passphrases(parts).keep(KEYID, 'correct horse')).rejects.toMatchObject({ code: 'NOT_HERE' })
    expect(await passphrases(parts).kept()).toEqual([])
  })

  it('are not opened where somebody else sealed them, nor for an id that is a path', async () => {
    await passphrases().keep(KEYID, 'correct horse')
    writeFileSync(folder.path(`keys/${'3f'.repeat(32)}.passphrase`), 'something else')
    await expect(passphrases().open(KEYID)).rejects.toMatchObject({ code: 'NOT_HERE' })
    await expect(passphrases().open('sha256:../../secret')).rejects.toMatchObject({ code: 'NOT_HERE' })
  })
})

describe('a job’s input', () => {
  it('gets the passphrases that its keys ask for, and keeps all else as it is', async () => {
    const kept = passphrases()
    await kept.keep(KEYID, 'correct horse')
    const input = {
      case: 'c',
      keys: [
        { key: 'k', keptPassphrase: KEYID },
        { key: 'l', passphrase: 'typed' },
      ],
    }
    expect(await withKeptPassphrases(input, kept)).toEqual({
      case: 'c',
      keys: [
        { key: 'k', passphrase: 'correct horse' },
        { key: 'l', passphrase: 'typed' },
      ],
    })
    const one = { key: { key: 'k', keptPassphrase: KEYID } }
    expect(await withKeptPassphrases(one, kept)).toEqual({ key: { key: 'k', passphrase: 'correct horse' } })
    const own = { case: 'c', key: 'k', keptPassphrase: KEYID }
    expect(await withKeptPassphrases(own, kept)).toEqual({
      case: 'c',
      key: 'k',
      passphrase: 'correct horse',
    })
    for (const other of [{ case: 'c' }, { keys: 'none' }, null])
      expect(await withKeptPassphrases(other, kept)).toEqual(other)
    const unknown = { keys: [{ key: 'k', keptPassphrase: OTHER }] }
    await expect(withKeptPassphrases(unknown, kept)).rejects.toMatchObject({ code: 'NOT_HERE' })
  })
})
