import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENTRY } from '../../shared/model/packet.ts'
import type { Decision } from '../../shared/model/decision.ts'
import type { Finding } from '../../shared/model/finding.ts'
import type { VerificationReport } from '../../shared/model/verification.ts'
import { caseFolder } from '../fixtures/case-evidence.ts'
import { docket, ndjson } from '../fixtures/cli.ts'
import { reseal, withEntry } from '../fixtures/packet-surgery.ts'
import { AUDITOR, failing } from '../fixtures/packet-tools.ts'
import { runsOf, writeSmallCase } from '../fixtures/small-case.ts'

/** Three runs whose decision has one label. None is made by an actor of the boundary; the second used a role that is not allowed. */
function labelled(): readonly object[] {
  return runsOf(3).map((record) => {
    if (!('outcome' in record)) return record
    const own = { ...record, decision: 'D-1', actor: { kind: 'agent', id: 'robot:b' } }
    const isSecond = 'run' in record && record.run === 'r-1'
    return isSecond
      ? { ...own, action: { type: 'assignRole', entitlement: 'crm/admin', result: 'done' } }
      : own
  })
}

const folder = caseFolder()
const at = folder.path('c.docket')
const key = folder.path('auditor')
const secret = folder.path('secret')

async function seal(name: string, ...selection: readonly string[]): Promise<string> {
  const packet = folder.path(name)
  const sealing = ['--key', `${key}.key.pem`, '--passphrase-file', secret]
  expect(await docket('packet', at, packet, ...sealing, ...selection)).toMatchObject({ code: 0 })
  return packet
}

async function verified(packet: string, trust = `${key}.pub.pem`) {
  const ran = await docket('verify', packet, '--trust', trust, '--reperform', '--json')
  const report = JSON.parse(ran.stdout) as VerificationReport
  const details = new Map<string, string>(report.checks.map(({ id, detail }) => [id, detail]))
  return { code: ran.code, failing: failing(report), details }
}

beforeAll(async () => {
  writeFileSync(secret, 'correct horse\n')
  expect(await docket('import', at, ...writeSmallCase(folder.path('.'), labelled()))).toMatchObject({
    code: 0,
  })
  expect(await docket('keygen', key, '--passphrase-file', secret)).toMatchObject({ code: 0 })
}, 60_000)

afterAll(() => folder[Symbol.dispose]())

describe('an id that decisions of several runs have', () => {
  it('is listed once for each run', async () => {
    const decisions = ndjson<Decision>(await docket('decisions', at, '--json'))
    expect(decisions.map(({ id, run, findings }) => [id, run, findings])).toEqual([
      ['D-1', 'r-0', ['BD-10']],
      ['D-1', 'r-1', ['BD-07', 'BD-10']],
      ['D-1', 'r-2', ['BD-10']],
    ])
  })

  it('shows the findings of the first of them, and not of the others', async () => {
    const shown = await docket('show', at, 'D-1', '--json')
    const { decision, findings } = JSON.parse(shown.stdout) as {
      decision: Decision
      findings: readonly Finding[]
    }
    expect([decision.run, findings.map(({ code }) => code)]).toEqual(['r-0', ['BD-10']])
  })

  it.each([
    ['all', 3, 4, []],
    ['the first run', 1, 1, ['--where', 'run=r-0']],
    ['the last two runs', 2, 3, ['--where', 'run=r-1', '--where', 'run=r-2']],
    ['those with a finding', 1, 2, ['--where', 'finding=BD-07']],
  ] as const)(
    'verifies in a packet of %s, with its own findings alone',
    async (name, decisions, findings, where) => {
      const packet = await seal(`${name}.packet`, ...where)
      const { code, failing, details } = await verified(packet)
      expect({ code, failing }).toEqual({ code: 0, failing: [] })
      expect(details.get('decisions')).toContain(`${decisions} decision`)
      expect(details.get('findings')).toContain(`${findings} of decisions`)
    },
  )

  it.each([
    ['one of the decisions is left out', ENTRY.decisions, dropLine, ['findings', 'reperform.decisions']],
    ['one of them stands twice', ENTRY.decisions, repeatLine, ['decisions']],
    ['one of the findings is left out', ENTRY.findings, dropLine, ['findings', 'reperform.findings']],
    ['one of the findings stands twice', ENTRY.findings, repeatLine, ['findings', 'reperform.findings']],
    [
      'the finding of one stands in the place of that of another',
      ENTRY.findings,
      (text: string) => repeatLine(dropLine(text)),
      ['reperform.findings'],
    ],
  ] as const)('does not let a packet verify where %s', async (name, entry, change, expected) => {
    const whole = readFileSync(await seal(`whole ${name}.packet`))
    const packet = folder.path(`${name}.packet`)
    writeFileSync(packet, await reseal(await withEntry(whole, entry, change), [AUDITOR.signer]))
    writeFileSync(folder.path('surgeon.pem'), AUDITOR.signer.publicKeyPem)
    const { code, failing } = await verified(packet, folder.path('surgeon.pem'))
    expect(code).toBe(1)
    expect(failing).toEqual(expect.arrayContaining([...expected]))
    expect(failing).not.toContain('entries')
  })
})

/** Without the last line of a decision or of an `BD-10`. */
function dropLine(text: string): string {
  const lines = text.split('\n')
  const last = lines.findLastIndex(isOne)
  const isSarif = lines.some((line) => line === ']}]}')
  const kept = lines.toSpliced(last, 1)
  return isSarif ? withCommas(kept) : kept.join('\n')
}

function repeatLine(text: string): string {
  const lines = text.split('\n')
  const first = lines.findIndex(isOne)
  const isSarif = lines.some((line) => line === ']}]}')
  const more = lines.toSpliced(first, 0, lines[first] ?? '')
  return isSarif ? withCommas(more) : more.join('\n')
}

function isOne(line: string): boolean {
  return line.includes('"D-1"') && line.includes('"BD-10"')
}

/** One result a line, with a comma between. */
function withCommas(lines: readonly string[]): string {
  const end = lines.indexOf(']}]}')
  return lines
    .map((line, place) =>
      place === 0 || place >= end ? line : line.replace(/,$/, '') + (place === end - 1 ? '' : ','),
    )
    .join('\n')
}
