import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHost } from '../../../electron/engine-host/host.ts'
import { makeKeyPair } from '../../../electron/engine-host/key-files.ts'
import { openCaseFile } from '../../../shared/engine.ts'
import { caseFolder } from '../../fixtures/case-evidence.ts'
import { foundIn } from '../../fixtures/sample/found-in-case.ts'
import { runsOf, writeSmallCase } from '../../fixtures/small-case.ts'

const RUNS = 40
/** Run n assigns its role to u-n ten seconds after the run before. */
const time = (number: number, second: number) =>
  new Date(Date.UTC(2026, 4, 4, 8, 0, number * 10 + second)).toISOString()

let folder: ReturnType<typeof caseFolder>
let at = ''
let findings: ReadonlyMap<string, readonly { readonly id: string; readonly message: string }[]>

beforeAll(async () => {
  folder = caseFolder()
  at = folder.path('c.docket')
  const files = writeSmallCase(folder.path('.'), runsOf(RUNS))
  const log = folder.path('directory.ndjson')
  const seen = Array.from({ length: RUNS }, (_, number) => effect(number, 3, {}))
  const lines = [
    // Of run 5 nothing is seen; of run 7 another role; of run 9 somebody else; 11 fails and is seen a minute later.
    ...seen.map((line, number) =>
      number === 7
        ? effect(7, 3, { entitlement: 'erp/admin' })
        : number === 9
          ? effect(9, 3, { target: { type: 'User', id: 'u-999' } })
          : number === 11
            ? effect(11, 3, { result: 'failed' })
            : line,
    ),
    effect(11, 63, {}),
    // Nobody decided this one, nor what comes hours later.
    effect(500, 0, { target: { type: 'User', id: 'u-mallory' } }),
    effect(2_000, 0, {}),
    // The same bytes again are no second effect.
    effect(2_000, 0, {}),
  ].filter((line) => !line.includes('"u-5"'))
  writeFileSync(log, lines.join('\n'))
  await foundIn(at, [...files, log])
  using file = openCaseFile(at, 'read-only')
  findings = Map.groupBy(
    [...file.findings.iterate()].map(({ code, subject, message }) => ({ code, id: subject.id, message })),
    ({ code }) => code,
  )
}, 120_000)
afterAll(() => folder[Symbol.dispose]())

describe('what was decided and what other systems saw', () => {
  it('finds each access change that no decision explains, once', () => {
    const messages = findings.get('RC-01')?.map(({ message }) => message) ?? []
    expect(messages).toEqual([
      expect.stringContaining('erp/admin for u-7 '),
      expect.stringContaining('for u-999 '),
      expect.stringContaining('for u-mallory '),
      expect.stringContaining('for u-2000 '),
    ])
  })

  it('finds the action whose effect was not seen, and those whose effect is another', () => {
    expect(findings.get('RC-02')?.map(({ id }) => id)).toEqual(['r-5/assign#1'])
    expect(findings.get('RC-04')?.map(({ id }) => id)).toEqual(['r-7/assign#1', 'r-9/assign#1'])
    expect(findings.get('RC-03')).toBeUndefined()
  })

  it('goes into packets, which verify: whole, and done again', async () => {
    const host = openHost({ passphrase: () => Promise.resolve('secret') })
    const pair = await makeKeyPair(folder.path('auditor'), 'secret')
    const out = folder.path('c.packet')
    const keys = [{ key: host.files.hold(pair.privateKey) }]
    await host.job('packet.seal', { case: host.files.hold(at), out: host.files.hold(out), keys }, {})
    const trust = [host.files.hold(pair.publicKey)]
    const report = await host.job(
      'packet.verify',
      { packet: host.files.hold(out), trust, reperform: true },
      {},
    )
    host.close()
    expect(report.checks.filter(({ result }) => result === 'does-not-hold')).toEqual([])
    expect(report.result).toBe('valid')
  })
})

function effect(number: number, second: number, fields: Record<string, unknown>): string {
  return JSON.stringify({
    id: `d-${number}-${second}`,
    time: time(number, second),
    effect: {
      type: 'assignRole',
      entitlement: 'erp/clerk',
      target: { type: 'User', id: `u-${number}` },
      ...fields,
    },
  })
}
