import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { timestampVerb } from '../../../electron/cli/verbs/timestamp.ts'
import { verifyVerb } from '../../../electron/cli/verbs/verify.ts'
import { signPacketFile } from '../../../shared/engine.ts'
import { readQuery } from '../../../shared/timestamp/query.ts'
import { caseFolder } from '../../fixtures/case-evidence.ts'
import { packetContents } from '../../fixtures/packet-contents.ts'
import { takeApart } from '../../fixtures/packet-surgery.ts'
import { AUDITOR, seal, STRANGER, verify } from '../../fixtures/packet-tools.ts'
import { answer, type AnswerWish } from '../../fixtures/tsa/answers.ts'
import { pemOf } from '../../fixtures/tsa/certificates.ts'
import { signatureIn } from '../../fixtures/tsa/stamp-packet.ts'
import { makeTsa, type Tsa } from '../../fixtures/tsa/tsa.ts'
import { verbRun } from '../../fixtures/verb-run.ts'

let folder: ReturnType<typeof caseFolder>
let tsa: Tsa
let sealed: Buffer
beforeAll(async () => {
  folder = caseFolder()
  tsa = await makeTsa({ name: 'Test TSA' })
  sealed = await seal(packetContents(4))
  writeFileSync(folder.path('root.pem'), pemOf(tsa.root))
  writeFileSync(folder.path('auditor.pub.pem'), AUDITOR.signer.publicKeyPem)
})
beforeEach(() => writeFileSync(folder.path('a.packet'), sealed))
afterAll(() => folder[Symbol.dispose]())

const at = (name: string) => folder.path(name)
const read = (name: string) => readFileSync(at(name))

function stamp(...argv: readonly string[]) {
  return verbRun(timestampVerb, at('a.packet'), ...argv)
}

async function asked() {
  const { stdout } = await stamp('--request', at('q.tsq'))
  return { stdout, query: readQuery(read('q.tsq')) }
}

async function answered(wish: Partial<AnswerWish> = {}) {
  const { query } = await asked()
  const nonce = Buffer.from(query?.nonce ?? '', 'hex')
  const bytes = await signatureIn(sealed)
  writeFileSync(at('a.tsr'), await answer(tsa, { bytes, nonce, accuracySeconds: 1, ...wish }))
}

it('writes a request with a nonce of its own, and says how to send it', async () => {
  const { stdout, query } = await asked()
  expect(stdout).toContain(`over       the signature of ${AUDITOR.signer.keyid}`)
  expect(stdout).toContain('curl -H')
  expect((await asked()).query?.nonce).not.toBe(query?.nonce)
})

it('writes a request over an earlier one only, never over the packet', async () => {
  await asked()
  await asked()
  await expect(stamp('--request', at('a.packet'))).rejects.toMatchObject({ code: 'FILE_UNWRITABLE' })
  expect(read('a.packet')).toEqual(sealed)
})

it('takes the answer: verify then says when, and every other entry is as it was', async () => {
  await answered()
  const taken = await stamp('--answer', at('a.tsr'), '--query', at('q.tsq'), '--authority', at('root.pem'))
  expect(taken.stdout).toContain('time       2026-07-02T09:30:00Z, to 1 s')
  const authority = ['--trust', at('auditor.pub.pem'), '--no-store', '--authority', at('root.pem')]
  const { code, stdout } = await verbRun(verifyVerb, at('a.packet'), ...authority)
  expect([code, stdout]).toEqual([0, expect.stringMatching(/holds +Timestamp: RFC 3161/)])
  const others = async (packet: Buffer) =>
    (await takeApart(packet)).filter(([name]) => name !== 'statement.dsse.json')
  expect(await others(read('a.packet'))).toEqual(await others(sealed))
})

it('takes it without an authority too, and says that nobody vouched for it', async () => {
  await answered()
  expect((await stamp('--answer', at('a.tsr'))).stdout).toContain('untrusted  nobody vouched')
})

it.each([
  ['over no signature of this packet', { bytes: Buffer.from('another') }, []],
  ['the nonce of the request', { nonce: Uint8Array.of(1) }, ['--query', 'q.tsq']],
  ['none of the authorities given', {}, ['--authority', 'strangers.pem']],
] as const)('refuses an answer, because of: %s', async (problem, wish, more) => {
  writeFileSync(at('strangers.pem'), pemOf((await makeTsa({ name: 'Strangers' })).root))
  await answered(wish)
  const argv = more.map((each) => (each.startsWith('--') ? each : at(each)))
  await expect(stamp('--answer', at('a.tsr'), ...argv)).rejects.toMatchObject({
    code: 'TIMESTAMP_REFUSED',
    message: expect.stringContaining(problem) as string,
  })
  expect(read('a.packet')).toEqual(sealed)
})

it('refuses one that is there already, and files that are no authority', async () => {
  await answered()
  await stamp('--answer', at('a.tsr'))
  await expect(stamp('--answer', at('a.tsr'))).rejects.toThrow('holds it already')
  await expect(stamp('--answer', at('a.tsr'), '--authority', at('a.tsr'))).rejects.toMatchObject({
    code: 'AUTHORITY_INVALID',
  })
})

it('keeps timestamps where a signature is added, and asks for the next one then', async () => {
  await answered()
  await stamp('--answer', at('a.tsr'))
  await signPacketFile(at('a.packet'), STRANGER.signer)
  const report = await verify(read('a.packet'), { authorities: [tsa.root] })
  expect(report.signers).toHaveLength(2)
  expect(report.checks.find(({ id }) => id === 'timestamps')).toMatchObject({ result: 'holds' })
  expect((await asked()).stdout).toContain(`over       the signature of ${STRANGER.signer.keyid}`)
})

it('is used with a request or an answer, and not with both', async () => {
  await expect(stamp()).rejects.toMatchObject({ code: 'USAGE' })
  await expect(stamp('--request', at('q.tsq'), '--answer', at('a.tsr'))).rejects.toMatchObject({
    code: 'USAGE',
  })
  await expect(stamp('--request', at('q.tsq'), '--signer', 'nobody')).rejects.toThrow('of nobody')
})
