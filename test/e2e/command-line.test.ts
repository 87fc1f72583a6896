import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Decision } from '../../shared/model/decision.ts'
import { caseFolder } from '../fixtures/case-evidence.ts'
import { docket, docketGiven, ndjson } from '../fixtures/cli.ts'
import { runsOf, writeSmallCase } from '../fixtures/small-case.ts'

describe('the whole way from the command line', () => {
  it('imports, finds nothing wrong where nothing is, seals, and verifies for who trusts the key', async () => {
    using folder = caseFolder()
    const files = writeSmallCase(folder.path('.'), runsOf(3))
    const [at, packet, secret] = [folder.path('q2.docket'), folder.path('q2.packet'), folder.path('secret')]
    writeFileSync(secret, 'correct horse\n')

    const imported = await docket('import', at, ...files)
    expect(imported).toMatchObject({ code: 0 })
    expect(imported.stdout).toContain('3 workflow runs, 3 decisions, 3 complete')
    const decisions = ndjson<Decision>(await docket('decisions', at, '--json'))
    expect(decisions.map(({ id, replay }) => [id, replay.verdict, replay.determining])).toEqual([
      ['r-0/assign#1', 'reproduced', ['finance']],
      ['r-1/assign#1', 'reproduced', ['finance']],
      ['r-2/assign#1', 'reproduced', ['finance']],
    ])
    expect(await docket('findings', at, '--json')).toMatchObject({ code: 0, stdout: '' })

    expect(await docket('keygen', folder.path('auditor'), '--passphrase-file', secret)).toMatchObject({
      code: 0,
    })
    expect(await docket('keygen', folder.path('other'), '--passphrase-file', secret)).toMatchObject({
      code: 0,
    })
    const key = folder.path('auditor.key.pem')
    const sealing = ['packet', at, packet, '--key', key, '--passphrase-file', secret]
    expect(await docket(...sealing)).toMatchObject({ code: 0 })
    const trusted = await docket('verify', packet, '--trust', folder.path('auditor.pub.pem'), '--reperform')
    expect(trusted.stdout).not.toContain('DOES NOT HOLD')
    expect(trusted.code).toBe(0)
    expect(await docket('verify', packet)).toMatchObject({ code: 1 })
    expect(await docket('verify', packet, '--trust', folder.path('other.pub.pem'))).toMatchObject({ code: 1 })

    const bytes = readFileSync(packet)
    bytes[Math.floor(bytes.length / 2)]! ^= 1
    writeFileSync(packet, bytes)
    const changed = await docket('verify', packet, '--trust', folder.path('auditor.pub.pem'))
    expect(changed.stdout).toContain('DOES NOT HOLD')
    expect(changed.code).toBe(1)
  })

  it('notices a file that is in the case already', async () => {
    using folder = caseFolder()
    const files = writeSmallCase(folder.path('.'), runsOf(2))
    await docket('import', folder.path('a.docket'), ...files)
    const again = await docket('import', folder.path('a.docket'), ...files)
    expect(again.stdout.match(/^known/gm)).toHaveLength(3)
    const info = await docket('info', folder.path('a.docket'), '--json')
    expect(JSON.parse(info.stdout)).toMatchObject({ records: 6, quarantined: 0, runs: 2, decisions: 2 })
  })
})

it('gives the findings of every code asked for, and fails on those alone', async () => {
  using folder = caseFolder()
  const withoutStream = runsOf(1).map((record) => ({ ...record, stream: undefined, actor: undefined }))
  const at = folder.path('c.docket')
  await docket('import', at, ...writeSmallCase(folder.path('.'), withoutStream))
  const codes = async (...args: string[]) => {
    const ran = await docket('findings', at, '--json', ...args)
    return [ran.code, ...ndjson<{ code: string }>(ran).map(({ code }) => code)]
  }
  expect(await codes('--code', 'EV-13', '--code', 'bd-10')).toEqual([0, 'BD-10', 'EV-13'])
  expect(await codes('--code', 'EV-13', '--fail-on', 'medium')).toEqual([0, 'EV-13'])
  expect(await codes('--code', 'BD-10', '--fail-on', 'high')).toEqual([1, 'BD-10'])
  const sarif = await docket('findings', at, '--sarif', '--code', 'EV-13', '--code', 'BD-10')
  expect(JSON.parse(sarif.stdout).runs[0].results).toHaveLength(2)
})

describe('a draw from ids on stdin', () => {
  const draw = (ids: string | Buffer, seed: string) =>
    docketGiven(Buffer.from(ids), 'review', 'draw', '--seed', seed, '--size', '2')

  it('gives the same ids in whatever order they come', async () => {
    const drawn = await draw('a\nb\nc\nd\n', 's')
    expect(drawn).toMatchObject({ code: 0, stdout: expect.stringMatching(/^[a-d]\n[a-d]\n$/) as string })
    expect((await draw('d\nc\na\nb\na', 's')).stdout).toBe(drawn.stdout)
  })

  it.each([
    ['ids that are no UTF-8', Buffer.from([0x61, 0xff, 0x0a]), 's', 'the ids are no UTF-8'],
    ['a seed that no shell line can hold', 'a\n', 's\nt', 'a seed holds no control characters'],
  ])('refuses %s: anybody else would draw others', async (_, ids, seed, says) => {
    expect(await draw(ids, seed)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(says) as string,
    })
  })
})

describe('the exit code', () => {
  it.each([
    ['wrong use', ['decisions'], 2],
    ['a verb that there is not', ['decide'], 2],
    ['an option that there is not', ['info', 'x.docket', '--yaml'], 2],
    ['what is no code of a rule', ['findings', 'x.docket', '--code', 'BD-1'], 2],
    ['a case that is not there', ['info', '/nowhere/x.docket'], 3],
    ['a file that is not there', ['import', '/nowhere/x.docket', '/nowhere/e.ndjson'], 3],
    ['help', ['help', 'import'], 0],
  ] as const)('of %s says so', async (_, args, code) => {
    const ran = await docket(...args)
    expect(ran.code).toBe(code)
    if (code > 0) expect(ran.stderr.split('\n').filter((line) => line !== '').length).toBeGreaterThan(1)
  })
})
