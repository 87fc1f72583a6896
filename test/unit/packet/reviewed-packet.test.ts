import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPublicKey } from '../../../shared/crypto.ts'
import {
  type CaseFile,
  openCampaign,
  openCaseFile,
  recordActs,
  sealToFile,
  signOff,
  verifyPacketFile,
} from '../../../shared/engine.ts'
import type { KeyStanding } from '../../../shared/verify/checks/key-trust.ts'
import { ENTRY } from '../../../shared/model/packet.ts'
import { caseFolder } from '../../fixtures/case-evidence.ts'
import { putTogether, reseal, takeApart, textOf, withEntry } from '../../fixtures/packet-surgery.ts'
import { AUDITOR, STRANGER } from '../../fixtures/packet-tools.ts'
import { ANA, BEN, person, planOf } from '../../fixtures/review-acts.ts'
import { foundIn } from '../../fixtures/sample/found-in-case.ts'
import { runsOf, writeSmallCase } from '../../fixtures/small-case.ts'

const folder = caseFolder()
const acting = { by: 'm.okafor', now: () => new Date('2026-07-06T14:00:00Z') }
let file: CaseFile
let packet: Buffer

/** Twelve decisions, of which five are drawn, judged and signed by two. */
beforeAll(async () => {
  const path = folder.path('c.docket')
  await foundIn(path, writeSmallCase(folder.path('in'), runsOf(12)))
  file = openCaseFile(path, 'read-write')
  const plan = planOf({
    sample: { strata: [{ kind: 'rest' }], size: { method: 'fixed', size: 5 }, minimum: 0, seed: 'q2' },
    stages: [{ name: 'review', reviewers: [ANA], assign: 'in-turn', takes: [] }],
  })
  const id = openCampaign(file, plan, { ...acting, person: person(ANA) })
  const items = file.review.items(id).map((json) => (JSON.parse(json) as { id: string }).id)
  const drafts = [...items].map((item, at) => ({
    act: 'verdict' as const,
    items: [item],
    ruling:
      at === 0
        ? { verdict: 'revoke' as const, note: 'left in May' }
        : { verdict: 'uphold' as const, note: '' },
  }))
  for (const end of recordActs(file, id, drafts, { ...acting, person: person(ANA) }))
    expect(end).toHaveProperty('act')
  signOff(file, id, { ...acting, name: ANA.name, signer: AUDITOR.signer })
  signOff(file, id, { ...acting, name: BEN.name, signer: STRANGER.signer })
  await sealToFile(file, folder.path('a.packet'), { ...acting, where: [], signers: [AUDITOR.signer] })
  packet = readFileSync(folder.path('a.packet'))
}, 60_000)
afterAll(() => {
  file.close()
  folder[Symbol.dispose]()
})

async function review(bytes: Uint8Array, standing?: KeyStanding) {
  writeFileSync(folder.path('b.packet'), bytes)
  const key = openPublicKey(AUDITOR.signer.publicKeyPem)
  if (!key.ok) throw new Error(key.reason)
  const trusted = [{ ...key.publicKey, standing }]
  const { checks } = await verifyPacketFile(folder.path('b.packet'), { trusted })
  return checks.find(({ id }) => id === 'review')!
}

async function resealed(name: string, change: (text: string) => string): Promise<Buffer> {
  return reseal(await withEntry(packet, name, change), [AUDITOR.signer])
}

it('draws the sample again from the population, and verifies who signed', async () => {
  const { result, detail } = await review(packet)
  expect(result).toBe('holds')
  expect(detail).toContain(
    '5 items drawn again of 12, 5 results, 2 sign-offs that stand, 1 by keys that you trust',
  )
  const ids = textOf(await takeApart(packet), 'review/01-stratum-01.txt')
  expect(ids.split('\n')).toHaveLength(13)
})

it.each([
  ['revoked', { revoked: { at: '2026-06-01T00:00:00Z', by: 'me', why: 'stolen' } }],
  ['past its time', { until: '2026-07-05' }],
  ['not compared', { isCompared: false }],
])('counts no sign-off by a key that is %s as trusted', async (_, standing) => {
  const good = { name: 'Ana Ruiz', since: null, until: null, revoked: null, isCompared: true }
  expect((await review(packet, good)).detail).toContain('1 by keys that you trust')
  expect((await review(packet, { ...good, ...standing })).detail).toContain('0 by keys that you trust')
})

it.each([
  [
    'a verdict changed after it was signed',
    ENTRY.review,
    '"verdict": "revoke"',
    '"verdict": "uphold"',
    'are not the results of its campaigns',
  ],
  ['another seed', ENTRY.review, '"seed": "q2"', '"seed": "q3"', 'are not those with which it began'],
  [
    'a population without one of its ids',
    'review/01-stratum-01.txt',
    /^.*\n/,
    '',
    'are not those of its digest',
  ],
  [
    'the signature of another',
    ENTRY.review,
    /"sig": "[^"]{6}/,
    '"sig": "AAAAAA',
    'are not those of its campaigns',
  ],
  [
    'a fact of an item changed',
    ENTRY.review,
    '"subject": "u-',
    '"subject": "v-',
    'is not what was fixed when it began',
  ],
])('refuses %s', async (_, entry, from, to, says) => {
  const { result, detail } = await review(await resealed(entry, (text) => text.replace(from, to)))
  expect(result).toBe('does-not-hold')
  expect(detail).toContain(says)
})

it('refuses verdicts that were changed in every place, and signatures that hold for none', async () => {
  const verdicts = await review(
    await resealed(ENTRY.review, (text) => text.replaceAll('"verdict": "revoke"', '"verdict": "uphold"')),
  )
  expect(verdicts.detail).toContain('"Ana Ruiz" signed for other results than stand here')
  const seeds = await review(
    await resealed(ENTRY.review, (text) => text.replaceAll('"seed": "q2"', '"seed": "q3"')),
  )
  expect(seeds.detail).toContain('are not those that the seed draws')
  const signature = await review(
    await resealed(ENTRY.review, (text) => text.replaceAll(/"sig": "[^"]{6}/g, '"sig": "AAAAAA')),
  )
  expect(signature.detail).toContain('the signature of "Ana Ruiz" does not hold')
})

it('refuses a result that is given twice in the place of another', async () => {
  const { detail } = await review(
    await resealed(ENTRY.review, (text) => {
      const file = JSON.parse(text) as {
        verdicts: { item: string }[]
        campaigns: { results: { item: string }[] }[]
      }
      for (const list of [file.verdicts, file.campaigns[0]!.results]) list[1] = list[0]!
      return JSON.stringify(file)
    }),
  )
  expect(detail).toMatch(/it gives a result of "[^"]+" twice/)
})

it('refuses a sample of more strata than its plan has', async () => {
  const { detail } = await review(
    await resealed(ENTRY.review, (text) => {
      const file = JSON.parse(text) as { campaigns: { sample: { strata: object[] } }[] }
      const [{ sample }] = file.campaigns as [(typeof file.campaigns)[number]]
      sample.strata = Array.from({ length: 5000 }, () => sample.strata[0]!)
      return JSON.stringify(file)
    }),
  )
  expect(detail).toContain('it has other strata than its plan')
})

it('says that the draw is not checked where the ids are not there', async () => {
  const entries = (await takeApart(packet)).filter(([name]) => !name.startsWith('review/'))
  const { result, detail } = await review(await reseal(putTogether(entries), [AUDITOR.signer]))
  expect(result).toBe('not-checked')
  expect(detail).toContain('that the sample was drawn of it is not checked')
})
