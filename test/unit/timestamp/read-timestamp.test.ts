import { webcrypto } from 'node:crypto'
import { PKIStatus } from 'pkijs'
import { beforeAll, describe, expect, it } from 'vitest'
import { timestampReader } from '../../../shared/timestamp/read-timestamp.ts'
import { answer, type AnswerWish, refusal } from '../../fixtures/tsa/answers.ts'
import {
  certificate,
  FOR_TIMESTAMPS,
  issues,
  keyIdentifier,
  keyUse,
  purposes,
  strange,
} from '../../fixtures/tsa/certificates.ts'
import { ecdsaKey, ecKey, rsaKey } from '../../fixtures/tsa/keys.ts'
import { makeTsa, type Tsa, type TsaWish } from '../../fixtures/tsa/tsa.ts'

const read = timestampReader(webcrypto)
const bytes = Buffer.from('the bytes of a signature')

async function reading(wish: Partial<AnswerWish>, by: Partial<TsaWish> = {}, given?: readonly Uint8Array[]) {
  const tsa = await makeTsa({ name: 'Test TSA', ...by })
  return read(await answer(tsa, { bytes, ...wish }), { bytes, authorities: given ?? [tsa.root] })
}

describe('an answer that holds', () => {
  it('says when, how exactly, by whom and under which number', async () => {
    const nonce = Uint8Array.of(0x41, 2, 3)
    expect(await reading({ time: '2026-07-02T09:30:00.250Z', accuracySeconds: 1, nonce })).toEqual({
      result: 'holds',
      authority: '"CN=Test TSA root"',
      stamp: {
        time: '2026-07-02T09:30:00.25Z',
        accuracyMs: 1000,
        by: '"CN=Test TSA"',
        serial: '1267',
        nonce: '410203',
        policy: '1.3.6.1.4.1.99999.2',
      },
    })
  })

  it.each([
    ['RSA, PKCS #1 v1.5', async () => rsaKey('RSASSA-PKCS1-v1_5')],
    ['RSA-PSS', async () => rsaKey('RSA-PSS')],
    ['ECDSA on P-384', async () => ecKey('P-384', 'SHA-384')],
    ['ECDSA on P-521', async () => ecKey('P-521', 'SHA-512')],
  ] as const)('holds by %s', async (_, key) => {
    expect(await reading({}, { key: await key() })).toMatchObject({ result: 'holds' })
  })

  it('names its certificate by SHA-1, as the first authorities did, or by SHA-256', async () => {
    expect(await reading({ ess: 'v1' })).toMatchObject({ result: 'holds' })
    expect(await reading({ ess: 'v2' })).toMatchObject({ result: 'holds' })
  })

  it('chooses the certificate of its signer, wherever strange ones were put in', async () => {
    const [tsa, strangers] = await Promise.all([
      makeTsa({ name: 'Test TSA' }),
      makeTsa({ name: 'Strangers' }),
    ])
    const certificates = [strangers.own, strangers.root, tsa.between, tsa.own]
    expect(await reading({ certificates })).toMatchObject({ result: 'holds', stamp: { by: '"CN=Test TSA"' } })
  })

  it('holds without certificates of its own, where they are given beside', async () => {
    const { own, between, root } = await makeTsa({ name: 'Test TSA' })
    expect(await reading({ certificates: [] }, {}, [root, between, own])).toMatchObject({ result: 'holds' })
    expect(await reading({ certificates: [] })).toMatchObject({
      problem: expect.stringContaining('give the authority') as string,
    })
  })

  it('finds the certificate by the identifier of its key, where the signer names it so', async () => {
    const id = Uint8Array.of(1, 2, 3, 4)
    const extensions = [purposes([FOR_TIMESTAMPS]), keyIdentifier(id)]
    expect(await reading({ keyIdentifier: id }, { extensions })).toMatchObject({ result: 'holds' })
    expect(await reading({ keyIdentifier: Uint8Array.of(9) }, { extensions })).toMatchObject({
      problem: expect.stringContaining('neither in it nor among those given') as string,
    })
  })

  it('is granted with changes, too', async () => {
    expect(await reading({ status: PKIStatus.grantedWithMods })).toMatchObject({ result: 'holds' })
  })
})

describe('an authority that nobody vouched for', () => {
  it('leaves it untrusted, with the name of who issued it', async () => {
    expect(await reading({}, {}, [])).toMatchObject({
      result: 'untrusted',
      why: 'its authority is "CN=Test TSA root"',
    })
  })

  it('is none of those given, whatever its name', async () => {
    const { root } = await makeTsa({ name: 'Strangers' })
    expect(await reading({}, {}, [root])).toMatchObject({ result: 'untrusted' })
  })

  it.each([
    ['was not valid then', { betweenExtensions: [issues(0)] }, '2045-01-01T00:00:00Z'],
    ['may not issue others', { betweenExtensions: [keyUse(0x04)] }, undefined],
    ['is not for signing certificates', { betweenExtensions: [issues(), keyUse(0x80)] }, undefined],
    ['is not for timestamps', { betweenExtensions: [issues(), purposes(['1.3.6.1.5.5.7.3.1'])] }, undefined],
    ['an extension that is not read here', { betweenExtensions: [issues(), strange(true)] }, undefined],
  ] as const)('is not reached by a certificate that %s', async (why, by, time) => {
    const late = time === undefined ? {} : { until: '2049-12-31T00:00:00Z' }
    const found = await reading(time === undefined ? {} : { time }, { ...by, ...late })
    expect(found).toMatchObject({ result: 'untrusted', why: expect.stringContaining(why) as string })
  })
})

it('goes once through certificates that issue each other in a circle', async () => {
  const tsa = await makeTsa({ name: 'Test TSA' })
  const [one, other] = ['Test TSA issuing', 'Another'].map((name) => ({ name, key: ecdsaKey(name) }))
  if (one === undefined || other === undefined) throw new Error('two were made')
  const extensions = [issues(), keyUse(0x04)]
  const circle = await Promise.all([
    certificate({ ...one, issuer: other, serial: 20, extensions }),
    certificate({ ...other, issuer: one, serial: 21, extensions }),
    ...[22, 23, 24, 25].map((serial) => certificate({ ...one, issuer: other, serial, extensions })),
  ])
  expect(await reading({ certificates: [tsa.own, ...circle] })).toMatchObject({ result: 'untrusted' })
})

describe('an answer that does not hold', () => {
  let tsa: Tsa
  beforeAll(async () => {
    tsa = await makeTsa({ name: 'Test TSA' })
  })

  it.each([
    ['other bytes', { bytes: Buffer.from('others') }, 'a timestamp of other bytes'],
    ['a time changed afterwards', { swap: later }, 'not what its signer signed'],
    ['another type of content', { contentType: '1.2.840.113549.1.7.1' }, 'no timestamp'],
    ['another type in what is signed', { attributeType: '1.2.840.113549.1.7.1' }, 'signs another type'],
    ['a hash that proves nothing', { imprintHash: '1.3.14.3.2.26' }, 'only SHA-256'],
    ['no name of its certificate', { ess: 'none' }, 'does not say which certificate'],
    ['two signers', { signers: 2 }, '2 sign it'],
    ['no signer', { signers: 0 }, '0 sign it'],
    ['an extension that must be understood', { extensions: [strange(true)] }, 'must be understood'],
  ] as const)('is of %s', async (_, wish, problem) => {
    expect(await reading(wish)).toMatchObject({
      result: 'does-not-hold',
      problem: expect.stringContaining(problem) as string,
    })
  })

  it('is told from one that is of another signature', async () => {
    expect(await reading({ bytes: Buffer.from('others') })).toMatchObject({ fault: 'of-another' })
    expect(await reading({ swap: later })).toMatchObject({ fault: 'broken' })
  })

  it('names another certificate than the one whose key signed', async () => {
    const { between } = tsa
    expect(await reading({ essOf: between })).toMatchObject({
      problem: 'its signer signs that its certificate is another one',
    })
  })

  it.each([
    ['another purpose', { extensions: [purposes(['1.3.6.1.5.5.7.3.3'])] }, 'not one for timestamps'],
    ['a second purpose', { extensions: [purposes([FOR_TIMESTAMPS, '1.3.6.1.5.5.7.3.3'])] }, 'nothing else'],
    ['a purpose that binds nobody', { extensions: [purposes([FOR_TIMESTAMPS], false)] }, 'not critical'],
    ['no purpose', { extensions: [] }, 'not one for timestamps'],
    ['no leave to sign', { extensions: [purposes([FOR_TIMESTAMPS]), keyUse(0x20)] }, 'not for signatures'],
    ['leave to issue', { extensions: [purposes([FOR_TIMESTAMPS]), issues()] }, 'issues others'],
    ['an end before that time', { until: '2026-01-01T00:00:00Z' }, 'was not valid then'],
    ['a beginning after that time', { from: '2027-01-01T00:00:00Z' }, 'was not valid then'],
  ] as const)('is by a certificate with %s', async (_, by, problem) => {
    expect(await reading({}, by)).toMatchObject({
      result: 'does-not-hold',
      problem: expect.stringContaining(problem) as string,
    })
  })

  it('is by a key too short to prove anything', async () => {
    expect(await reading({}, { key: await rsaKey('RSASSA-PKCS1-v1_5', 1024) })).toMatchObject({
      problem: expect.stringContaining('RSA of 1024 bits') as string,
    })
  })

  it('is signed by another key than that of the certificate', async () => {
    const other = await makeTsa({ name: 'Strangers' })
    expect(await read(await answer({ ...tsa, key: other.key }, { bytes }), asked())).toMatchObject({
      problem: 'its signature is not one by the key of "CN=Test TSA"',
    })
  })

  it('is a refusal of the authority, in its words', async () => {
    expect(await read(refusal(PKIStatus.rejection, 'no time today'), asked())).toMatchObject({
      problem: 'the authority refused, with status 2: "no time today"',
    })
  })

  function asked() {
    return { bytes, authorities: [tsa.root] }
  }
})

/** An hour later, in the bytes of a TSTInfo. */
function later(info: Uint8Array): Uint8Array {
  const changed = Buffer.from(info)
  const at = changed.indexOf('20260702093000Z')
  changed.write('20260702103000Z', at)
  return changed
}
