import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keysVerb } from '../../../../electron/cli/verbs/keys.ts'
import { openHost } from '../../../../electron/engine-host/host.ts'
import { makeKeyPair } from '../../../../electron/engine-host/key-files.ts'
import { ownKeyPath } from '../../../../electron/engine-host/keys/own-keys.ts'
import { trustedKeys } from '../../../../electron/engine-host/keys/trusted-keys.ts'
import { changeTrust, readTrust, trustPath } from '../../../../electron/engine-host/keys/trust-file.ts'
import { DocketError } from '../../../../shared/model/error.ts'
import type { TrustStore } from '../../../../shared/model/identity.ts'
import { canonicalJson } from '../../../../shared/proof/canonical-json.ts'
import { caseFolder } from '../../../fixtures/case-evidence.ts'
import { verbRun } from '../../../fixtures/verb-run.ts'

const PASSPHRASE = 'correct horse'
let folder: ReturnType<typeof caseFolder>
let home = ''
let host: ReturnType<typeof openHost>
beforeEach(() => {
  folder = caseFolder()
  home = folder.path('desk')
  host = openHost({ passphrase: () => Promise.reject(new Error('nobody is asked')), folder: home })
  vi.stubEnv('DOCKET_HOME', home)
})
afterEach(() => {
  host.close()
  vi.unstubAllEnvs()
  folder[Symbol.dispose]()
})

const list = async () => (await host.call('identities.list', {})).identities
const importPublic = async (name: string) => {
  const pair = await makeKeyPair(folder.path(name), PASSPHRASE)
  await host.job('identity.import', { file: host.files.hold(pair.publicKey), name }, {})
  return pair
}

describe('the trust store of a desk', () => {
  it('trusts an imported key only once its fingerprint was compared, and says how', async () => {
    const { keyid } = await importPublic('Anna Berg')
    expect((await trustedKeys([], home))[0]?.standing).toMatchObject({ name: 'Anna Berg', isCompared: false })
    await host.call('identities.change', { change: 'compared', key: keyid, how: 'voice', note: 'called her' })
    expect((await trustedKeys([], home))[0]?.standing).toMatchObject({ isCompared: true, revoked: null })
    expect((await list())[0]?.keys[0]).toMatchObject({
      own: false,
      compared: { how: 'voice', note: 'called her' },
    })
  })

  it('keeps a revocation for good: the key changes no more, is not forgotten, and is nobody else’s', async () => {
    const { keyid, publicKey } = await importPublic('Anna Berg')
    await host.call('identities.change', { change: 'revoke', key: keyid.slice(7, 17), why: 'laptop stolen' })
    for (const change of [
      { change: 'compared', key: keyid, how: 'paper' },
      { change: 'period', key: keyid, since: null, until: null },
      { change: 'forget', key: keyid },
    ] as const)
      await expect(host.call('identities.change', change)).rejects.toMatchObject({ code: 'IDENTITY_REFUSED' })
    const again = { file: host.files.hold(publicKey), name: 'Somebody else' }
    await expect(host.job('identity.import', again, {})).rejects.toMatchObject({ code: 'IDENTITY_REFUSED' })
    expect((await list())[0]?.keys[0]?.revoked).toMatchObject({ why: 'laptop stolen' })
  })

  it('holds a key that it made encrypted, and gives it to sign with; the passphrase is nowhere', async () => {
    const { keyid } = await host.job(
      'identity.create',
      { name: 'Me', aliases: ['u-17'], passphrase: PASSPHRASE },
      {},
    )
    const pem = readFileSync(ownKeyPath(home, keyid), 'utf8')
    expect(pem).toContain('BEGIN ENCRYPTED PRIVATE KEY')
    expect(readFileSync(trustPath(home), 'utf8') + pem).not.toContain(PASSPHRASE)
    expect((await host.call('identity.signingKey', { key: keyid })).file.bytes).toBeGreaterThan(100)
    expect((await list())[0]).toMatchObject({ aliases: ['u-17'], keys: [{ own: true }] })
  })

  it('opens a key that it holds with its passphrase alone, so that no wrong one is kept', async () => {
    const { keyid } = await host.job('identity.create', { name: 'Me', passphrase: PASSPHRASE }, {})
    const key = (await host.call('identity.signingKey', { key: keyid })).file.token
    expect(await host.job('identity.open', { key, passphrase: PASSPHRASE }, {})).toEqual({ keyid })
    await expect(host.job('identity.open', { key, passphrase: 'wrong' }, {})).rejects.toMatchObject({
      code: 'PASSPHRASE_WRONG',
    })
  })

  it('takes in a private key beside the public one that it knew, and none without its passphrase', async () => {
    const pair = await importPublic('Me')
    const file = host.files.hold(pair.privateKey)
    const wrong = { file, name: 'Me', passphrase: 'wrong' }
    await expect(host.job('identity.import', { file, name: 'Me' }, {})).rejects.toMatchObject({
      code: 'KEY_INVALID',
    })
    await expect(host.job('identity.import', wrong, {})).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' })
    await host.job('identity.import', { ...wrong, passphrase: PASSPHRASE }, {})
    expect((await list())[0]?.keys).toMatchObject([{ own: true, compared: { how: 'made-here' } }])
  })

  it('keeps no private key of which the store says that it is somebody else’s', async () => {
    const pair = await importPublic('Anna Berg')
    const input = { file: host.files.hold(pair.privateKey), name: 'Me', passphrase: PASSPHRASE }
    await expect(host.job('identity.import', input, {})).rejects.toMatchObject({ code: 'IDENTITY_REFUSED' })
    expect(existsSync(ownKeyPath(home, pair.keyid))).toBe(false)
  })

  it('is canonical JSON, and loses nothing to changes at the same time', async () => {
    await Promise.all(['A', 'B', 'C', 'D'].map(importPublic))
    const text = readFileSync(trustPath(home), 'utf8')
    expect(text).toBe(canonicalJson(JSON.parse(text)))
    expect((await readTrust(home)).identities.map(({ name }) => name)).toEqual(['A', 'B', 'C', 'D'])
  })

  it('loses nothing where another process changes it at the same time', async () => {
    await importPublic('A')
    vi.resetModules()
    // A second copy of the module shares nothing with the first but the file, as another process does.
    const other = await import('../../../../electron/engine-host/keys/trust-file.ts')
    const named = (name: string) => (store: TrustStore) => ({
      ...store,
      identities: [...store.identities, { name, aliases: [], keys: [] }],
    })
    const changes = Array.from({ length: 20 }, (_, at) =>
      (at % 2 === 0 ? changeTrust : other.changeTrust)(home, named(`N${at}`)),
    )
    await Promise.all(changes)
    expect((await readTrust(home)).identities).toHaveLength(21)
    expect(readdirSync(home).filter((name) => name.startsWith('trust.json'))).toEqual(['trust.json'])
  })

  it('is changed all the same where a process died with the lock in its hand', async () => {
    await importPublic('A')
    const lock = `${trustPath(home)}.lock`
    writeFileSync(lock, '')
    const longAgo = new Date(Date.now() - 60_000)
    utimesSync(lock, longAgo, longAgo)
    await importPublic('B')
    expect((await readTrust(home)).identities.map(({ name }) => name)).toEqual(['A', 'B'])
  })

  it('refuses in words more ids of one person than it holds', async () => {
    await importPublic('A')
    const ids = (from: number) => Array.from({ length: 60 }, (_, at) => `u-${from + at}`)
    await host.call('identities.change', { change: 'describe', name: 'A', newName: 'A', aliases: ids(0) })
    const second = await makeKeyPair(folder.path('second'), PASSPHRASE)
    const file = host.files.hold(second.publicKey)
    await expect(
      host.job('identity.import', { file, name: 'A', aliases: ids(100) }, {}),
    ).rejects.toMatchObject({ code: 'IDENTITY_REFUSED' })
    expect((await readTrust(home)).identities[0]?.aliases).toHaveLength(60)
  })

  it.each([
    ['cut short', '{"format":"docket-trust/1","identities":['],
    ['of another shape', '{"format":"docket-trust/1","identities":{}}'],
    ['with a key in it twice', JSON.stringify(twice())],
    ['saying two things of one', '{"format":"docket-trust/1","identities":[{}],"identities":[]}'],
  ])('is refused %s, and never begun anew', async (_, text) => {
    await importPublic('A')
    writeFileSync(trustPath(home), text)
    await expect(host.call('identities.list', {})).rejects.toMatchObject({ code: 'TRUST_DAMAGED' })
    await expect(importPublic('B')).rejects.toMatchObject({ code: 'TRUST_DAMAGED' })
    expect(readFileSync(trustPath(home), 'utf8')).toBe(text)
  })

  it('is not begun anew where it is a link to what is not there', async () => {
    mkdirSync(home, { recursive: true })
    symlinkSync(folder.path('away'), trustPath(home))
    await expect(host.call('identities.list', {})).rejects.toMatchObject({ code: 'FILE_UNREADABLE' })
    await expect(importPublic('A')).rejects.toMatchObject({ code: 'FILE_UNREADABLE' })
  })

  it('is refused where a key was put under the id of another', async () => {
    const { keyid } = await importPublic('A')
    const text = readFileSync(trustPath(home), 'utf8')
    writeFileSync(trustPath(home), text.replace(keyid, `sha256:${'0'.repeat(64)}`))
    await expect(trustedKeys([], home)).rejects.toMatchObject({ code: 'TRUST_DAMAGED' })
  })
})

describe('docket keys', () => {
  it('imports, shows a card, trusts and revokes', async () => {
    const pair = await makeKeyPair(folder.path('anna'), PASSPHRASE)
    const imported = await verbRun(keysVerb, 'import', pair.publicKey, '--name', 'Anna', '--alias', 'u-1')
    expect(imported.stdout).toMatch(/^Anna .*not compared: no trust yet .* u-1$/m)
    const digits = pair.keyid.slice(7, 15)
    const card = await verbRun(keysVerb, 'card', digits)
    expect(card.stdout).toMatch(new RegExp(`^  1   ${digits.slice(0, 4)} ${digits.slice(4)} `, 'm'))
    expect(card.stdout.replace(/Printed.*/, '')).toBe(
      (await verbRun(keysVerb, 'card', join(pair.publicKey))).stdout.replace(/Printed.*/, ''),
    )
    expect((await verbRun(keysVerb, 'trust', digits, '--how', 'paper')).stdout).toContain('compared (paper)')
    expect((await verbRun(keysVerb, 'revoke', digits, '--why', 'lost')).stdout).toMatch(/revoked \S+: lost/)
  })

  it.each([
    [['sing'], 'list, import'],
    [['trust', '00000000', '--how', 'guess'], '--how'],
    [['trust', '00000000', '--how', 'voice'], 'knows no such key'],
    [['revoke', '00000000'], 'why is needed'],
    [['trust', 'abc', '--how', 'voice'], 'key: Too small'],
    [['revoke', '00000000', '--why', 'x'.repeat(3000)], 'why: Too big'],
  ])('refuses %s', async (argv, words) => {
    const run = async () => verbRun(keysVerb, ...argv)
    await expect(run()).rejects.toThrow(words)
    await expect(run()).rejects.toBeInstanceOf(DocketError)
  })
})

function twice() {
  const key = {
    keyid: `sha256:${'1'.repeat(64)}`,
    publicKey: '',
    since: null,
    until: null,
    revoked: null,
    compared: null,
  }
  const identity = (name: string) => ({ name, aliases: [], keys: [key] })
  return { format: 'docket-trust/1', identities: [identity('A'), identity('B')] }
}
