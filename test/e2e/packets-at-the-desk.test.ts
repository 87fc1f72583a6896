import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Input, Output } from '../../shared/contract/methods.ts'
import type { VerificationStep } from '../../shared/contract/packets.ts'
import { openTestDesk, type TestDesk } from '../fixtures/desk.ts'
import { takeApart } from '../fixtures/packet-surgery.ts'

const PASSPHRASE = 'wicker-Lantern-4471-höher'
const WRONG = 'wicker-Lantern-4471-niedriger'

type Filter = Input<'packet.preview'>['filter']

describe('packets at the desk', () => {
  let desk: TestDesk
  let sample: string
  let key: Output<'key.create'>
  const stderr: string[] = []

  const hold = (name: string) => desk.engine.files.hold(desk.path(name))
  const seal = (name: string, filter: Filter, passphrase = PASSPHRASE) =>
    desk.begin('packet.seal', {
      case: sample,
      out: hold(name),
      keys: [{ key: key.privateKey.token, passphrase }],
      filter,
    })
  const sealed = async (name: string, filter: Filter) => {
    const outcome = await desk.ended(await seal(name, filter))
    if (outcome.state !== 'done') throw new Error(JSON.stringify(outcome))
    return outcome.value as Output<'packet.seal'>
  }
  const verify = (name: string, trust: readonly string[], reperform = false) =>
    desk.done('packet.verify', { packet: hold(name), trust: [...trust], reperform })

  beforeAll(async () => {
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => stderr.push(String(text)) > 0)
    desk = openTestDesk()
    sample = (await desk.done('cases.sample', {})).case
    key = await desk.done('key.create', { out: hold('auditor.key.pem'), passphrase: PASSPHRASE })
  }, 120_000)
  afterAll(async () => {
    await desk.close()
    vi.restoreAllMocks()
  })

  it.each<readonly [string, Filter]>([
    ['one finding', { facets: { finding: ['BD-01'] } }],
    ['what a list shows', { facets: { verdict: ['diverged', 'unreplayable'] }, text: 'role' }],
    ['conditions', { facets: {}, where: [{ field: 'finding', value: 'RP-*' }] }],
    [
      'what no condition can say',
      { facets: { boundary: ['outside'], version: ['role-assignment@2026.05.2'] } },
    ],
  ])(
    'preview what is then sealed, and verify, for %s',
    async (what, filter) => {
      const preview = await desk.ask('packet.preview', { case: sample, filter })
      expect(preview).toMatchObject({ exact: true })
      const name = `${what}.packet`
      const made = await sealed(name, filter)
      const { decisions, records, findings } = preview
      expect(made).toMatchObject({ decisions, records, findings, keyids: [key.keyid] })
      expect(made.decisions).toBeGreaterThan(0)
      expect(preview.bytes / made.bytes).toBeGreaterThan(0.85)
      expect(preview.bytes / made.bytes).toBeLessThan(1.15)
      const entries = new Map(await takeApart(readFileSync(desk.path(name))))
      const text = (entry: string) => entries.get(entry)?.toString() ?? ''
      const manifest = JSON.parse(text('manifest.json')) as Record<string, unknown>
      expect(manifest).toMatchObject({
        counts: { decisions, records, findings, runs: preview.runs, sources: preview.sources.length },
        limits: preview.limits,
      })
      expect(manifest['policies']).toHaveLength(preview.policyVersions)
      expect(text('custody.ndjson').trimEnd().split('\n')).toHaveLength(preview.custody)
      for (const { name: entry, holds } of preview.entries.filter((each) => each.name.endsWith('.ndjson')))
        expect([entry, text(entry).trimEnd().split('\n').length]).toEqual([entry, holds])
      for (const { name: folder, holds } of preview.entries.filter((each) => each.name.endsWith('/')))
        expect([folder, [...entries.keys()].filter((each) => each.startsWith(folder)).length]).toEqual([
          folder,
          holds,
        ])
      const report = await verify(name, [key.publicKey.token], true)
      expect(report.result).toBe('valid')
      expect(report.checks.filter(({ result }) => result === 'does-not-hold')).toEqual([])
    },
    60_000,
  )

  it('reckon a large choice from a part of it, and say so', async () => {
    const preview = await desk.ask('packet.preview', { case: sample, filter: { facets: {} } })
    const { total } = await desk.ask('decisions.summary', { case: sample, filter: { facets: {} } })
    expect(preview).toMatchObject({ decisions: total, exact: false, limits: null })
    const made = await sealed('whole.packet', { facets: {} })
    for (const [about, really] of [
      [preview.records, made.records],
      [preview.findings, made.findings],
      [preview.bytes, made.bytes],
    ] as const)
      expect(Math.abs(about / really - 1)).toBeLessThan(0.15)
  }, 60_000)

  it('tell in custody what was begun, what came of it, and with which digest', async () => {
    const made = await sealed('told.packet', { facets: { finding: ['RP-01'] } })
    const { rows } = await desk.ask('packet.sealed', { case: sample, limit: 10 })
    expect(rows[0]).toMatchObject({
      selection: ['finding=RP-01'],
      keyids: [key.keyid],
      end: { name: 'told.packet', sha256: made.sha256, bytes: made.bytes, decisions: made.decisions },
    })
    const walk = await desk.ask('custody.walk', { case: sample, from: { seq: 0, digest: null } })
    expect(walk).toMatchObject({ ended: true, broken: null, walked: { seq: walk.entries } })
    expect(walk.acts['sealed']).toBe(walk.acts['seal'])
  })

  it('keep no passphrase: not in an answer, an event, an error, a file, nor on stderr', async () => {
    const wrong = await desk.ended(await seal('refused.packet', { facets: {} }, WRONG))
    expect(wrong).toMatchObject({ state: 'failed', error: { code: 'PASSPHRASE_WRONG' } })
    const broken = await desk.engine.start('packet.seal', {
      case: sample,
      out: hold('x.packet'),
      keys: [{ key: key.privateKey.token, passphrase: PASSPHRASE, passfrase: WRONG }],
    })
    const again = await desk.ended(
      await desk.begin('key.create', { out: hold('auditor.key.pem'), passphrase: PASSPHRASE }),
    )
    expect(again).toMatchObject({ state: 'failed', error: { code: 'KEY_EXISTS' } })
    const listed = await desk.ask('job.running', {})
    const told = JSON.stringify([broken, listed, wrong, again, desk.events, stderr])
    for (const secret of [PASSPHRASE, WRONG]) {
      expect(told).not.toContain(secret)
      for (const path of filesIn(desk.folder)) expect(readFileSync(path).includes(secret), path).toBe(false)
    }
  })

  it('look at keys: which is which, its fingerprint, and the public one beside it', async () => {
    const look = (file: string) => desk.ask('key.look', { file })
    expect(await look(key.privateKey.token)).toMatchObject({
      kind: 'private',
      encrypted: true,
      keyid: key.keyid,
      beside: { name: 'auditor.pub.pem' },
    })
    expect(await look(key.publicKey.token)).toMatchObject({ kind: 'public', keyid: key.keyid, beside: null })
    writeFileSync(desk.path('no.pem'), 'no key')
    await expect(look(hold('no.pem'))).rejects.toThrow('KEY_INVALID')
    expect(statSync(desk.path('auditor.key.pem')).mode & 0o777).toBe(0o600)
  })
})

describe('verifying at the desk', () => {
  let desk: TestDesk
  let packet: Buffer
  let trust: string

  beforeAll(async () => {
    desk = openTestDesk()
    const { case: sample } = await desk.done('cases.sample', {})
    const hold = (name: string) => desk.engine.files.hold(desk.path(name))
    const key = await desk.done('key.create', { out: hold('k.key.pem'), passphrase: PASSPHRASE })
    trust = key.publicKey.token
    await desk.done('packet.seal', {
      case: sample,
      out: hold('a.packet'),
      keys: [{ key: key.privateKey.token, passphrase: PASSPHRASE }],
      filter: { facets: { finding: ['RP-01'] } },
    })
    packet = readFileSync(desk.path('a.packet'))
  }, 120_000)
  afterAll(() => desk.close())

  const verified = async (bytes: Uint8Array, reperform: boolean) => {
    writeFileSync(desk.path('b.packet'), bytes)
    const input = { packet: desk.engine.files.hold(desk.path('b.packet')), trust: [trust], reperform }
    const jobId = await desk.begin('packet.verify', input)
    const outcome = await desk.ended(jobId)
    if (outcome.state !== 'done') throw new Error(JSON.stringify(outcome))
    const steps = desk.events.flatMap(({ name, payload }) =>
      name === 'job.progress' && payload.jobId === jobId ? [payload.progress.checks ?? []] : [],
    )
    return { report: outcome.value as Output<'packet.verify'>, steps }
  }

  it('tells of each check as it is made: all in their order from the first, none judged twice', async () => {
    const { report, steps } = await verified(packet, true)
    const titles = (list: readonly VerificationStep[]) => list.map(({ title }) => title)
    expect(steps.length).toBeGreaterThan(1)
    for (const list of steps) expect(titles(list)).toEqual(titles(report.checks))
    const waiting = steps.map((list) => list.filter(({ result }) => result === 'waiting').length)
    expect(waiting).toEqual(waiting.toSorted((a, b) => b - a))
    expect(waiting.at(-1)).toBe(0)
    expect(steps.at(-1)).toEqual(report.checks)
  })

  it.each([
    ['evidence/records.ndjson', ['proofs', 'entries', 'reperform.decisions']],
    ['report.html', ['entries']],
    ['custody.ndjson', ['entries', 'custody']],
  ])('says exactly what does not hold where one byte of %s was changed', async (entry, expected) => {
    const changed = await flipped(packet, entry)
    const { report } = await verified(changed, true)
    const failed = report.checks.filter(({ result }) => result === 'does-not-hold')
    // The container's own checksum of the entry tells too.
    const ids = failed.map(({ id }) => id).filter((id) => id !== 'archive')
    for (const id of expected.filter((each) => !each.includes('.'))) expect(ids).toContain(id)
    expect(ids.every((id) => expected.includes(id) || id.startsWith('reperform'))).toBe(true)
    for (const check of failed) expect(check.follows).toBeTruthy()
    expect(report.result).toBe('invalid')
  })
})

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** The packet with one letter in the middle of an entry changed for its neighbour. */
async function flipped(packet: Buffer, name: string): Promise<Buffer> {
  const [, data] = (await takeApart(packet)).find(([other]) => other === name)!
  const letters = /[a-y]{4}/g
  letters.lastIndex = 0
  const text = data.toString('latin1')
  const middle = text.slice(Math.floor(text.length / 3)).search(letters) + Math.floor(text.length / 3)
  const changed = Buffer.from(packet)
  const at = packet.indexOf(data) + middle
  changed[at] = changed[at]! + 1
  return changed
}
