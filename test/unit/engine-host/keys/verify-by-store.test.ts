import { afterAll, beforeAll, expect, it } from 'vitest'
import { openHost } from '../../../../electron/engine-host/host.ts'
import { makeKeyPair } from '../../../../electron/engine-host/key-files.ts'
import { caseFolder } from '../../../fixtures/case-evidence.ts'
import { runsOf, writeSmallCase } from '../../../fixtures/small-case.ts'

let folder: ReturnType<typeof caseFolder>
let host: ReturnType<typeof openHost>
let packet = ''
let publicKey = ''
let keyid = ''

beforeAll(async () => {
  folder = caseFolder()
  host = openHost({ passphrase: () => Promise.resolve('secret'), folder: folder.path('desk') })
  const hold = (path: string) => host.files.hold(path)
  const at = hold(folder.path('c.docket'))
  const files = writeSmallCase(folder.path('.'), runsOf(3)).map(hold)
  await host.job('case.import', { case: at, files, rebuild: 'after' }, {})
  const pair = await makeKeyPair(folder.path('anna'), 'secret')
  keyid = pair.keyid
  publicKey = hold(pair.publicKey)
  packet = hold(folder.path('c.packet'))
  await host.job('packet.seal', { case: at, out: packet, keys: [{ key: hold(pair.privateKey) }] }, {})
  await host.job('identity.import', { file: publicKey, name: 'Anna Berg' }, {})
}, 60_000)
afterAll(() => {
  host.close()
  folder[Symbol.dispose]()
})

const verified = async (given: { readonly trust?: readonly string[]; readonly store?: boolean } = {}) => {
  const { trust = [], store = true } = given
  const report = await host.job('packet.verify', { packet, trust: [...trust], store, reperform: false }, {})
  const signature = report.checks.find(({ id }) => id === 'signature')
  return {
    result: report.result,
    trusted: report.signers.map((each) => each.trusted),
    detail: signature?.detail,
  }
}

it('trusts a key of the store once it was compared, within its time, and never after it was revoked', async () => {
  expect(await verified()).toMatchObject({
    result: 'untrusted',
    trusted: [false],
    detail: expect.stringContaining('"Anna Berg": nobody has compared its fingerprint') as string,
  })
  // Whoever hands a key in vouches for it.
  expect(await verified({ trust: [publicKey] })).toMatchObject({ result: 'valid' })

  await host.call('identities.change', { change: 'compared', key: keyid, how: 'voice' })
  expect(await verified()).toMatchObject({ result: 'valid', trusted: [true] })
  expect(await verified({ store: false })).toMatchObject({ result: 'untrusted', trusted: [false] })

  await host.call('identities.change', { change: 'period', key: keyid, since: null, until: '2020-12-31' })
  expect(await verified()).toMatchObject({
    result: 'untrusted',
    detail: expect.stringContaining('it held until 2020-12-31') as string,
  })
  await host.call('identities.change', { change: 'period', key: keyid, since: null, until: null })
  await host.call('identities.change', { change: 'revoke', key: keyid, why: 'laptop stolen' })
  expect(await verified({ trust: [publicKey] })).toMatchObject({
    result: 'untrusted',
    trusted: [false],
    detail: expect.stringContaining('"laptop stolen"') as string,
  })
})
