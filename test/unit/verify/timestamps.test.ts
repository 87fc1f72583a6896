import { beforeAll, expect, it } from 'vitest'
import type { VerificationReport } from '../../../shared/model/verification.ts'
import { packetContents } from '../../fixtures/packet-contents.ts'
import { AUDITOR, seal, STRANGER, verify } from '../../fixtures/packet-tools.ts'
import type { AnswerWish } from '../../fixtures/tsa/answers.ts'
import { stampPacket } from '../../fixtures/tsa/stamp-packet.ts'
import { makeTsa, type Tsa } from '../../fixtures/tsa/tsa.ts'

let tsa: Tsa
let packet: Buffer
beforeAll(async () => {
  tsa = await makeTsa({ name: 'Test TSA' })
  packet = await seal(packetContents(4))
})

function timestampsOf({ checks }: VerificationReport) {
  return checks.filter(({ id }) => id === 'timestamps')
}

async function verified(wish: Partial<AnswerWish>, authorities: readonly Uint8Array[]) {
  return verify(await stampPacket(packet, tsa, wish), { authorities })
}

it('says that there is none, and whose clock the time then is', async () => {
  const report = await verify(packet)
  expect(timestampsOf(report)).toMatchObject([
    { result: 'not-checked', detail: expect.stringContaining('the word of the signer') as string },
  ])
  expect(report.limits).toContain(
    "When it was signed: no timestamp by a third party was checked, so the time is that of the signer's own clock.",
  )
  expect(report.result).toBe('valid')
})

it('holds by an authority that the person vouches for', async () => {
  const report = await verified({ accuracySeconds: 1 }, [tsa.root])
  expect(timestampsOf(report)).toMatchObject([
    {
      result: 'holds',
      detail: expect.stringMatching(
        /^2026-07-02T09:30:00Z \(to 1 s\), by "CN=Test TSA".*, over the signature of "sha256:/,
      ) as string,
    },
  ])
  expect(report.limits.some((limit) => limit.startsWith('When it was signed'))).toBe(false)
})

it('takes nothing from a packet where nobody vouched for the authority, and says what then is not shown', async () => {
  const report = await verified({}, [])
  expect(report.result).toBe('valid')
  expect(timestampsOf(report)).toMatchObject([
    {
      result: 'untrusted',
      detail: expect.stringContaining('"CN=Test TSA root"') as string,
      follows: expect.stringContaining('whose word the time is') as string,
    },
  ])
})

it('makes a packet invalid where it does not hold', async () => {
  const report = await verified({ bytes: Buffer.from('another') }, [tsa.root])
  expect(report.result).toBe('invalid')
  expect(timestampsOf(report)).toMatchObject([{ result: 'does-not-hold' }])
})

it('says so where it is from before the time of sealing, by more than it may be off', async () => {
  const [early] = timestampsOf(await verified({ time: '2001-01-01T00:00:00Z' }, []))
  // Not valid yet then: the certificate is from 2020.
  expect(early).toMatchObject({ result: 'does-not-hold' })
  const [before] = timestampsOf(await verified({ time: '2020-06-01T00:00:00Z', accuracySeconds: 1 }, []))
  expect(before?.detail).toContain('that clock ran ahead')
})

it('is judged for each signature that has one', async () => {
  const two = await seal(packetContents(4), [AUDITOR.signer, STRANGER.signer])
  const report = await verify(await stampPacket(two, tsa), { authorities: [tsa.root] })
  expect(timestampsOf(report)).toHaveLength(1)
})
