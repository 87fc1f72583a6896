import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reviewVerb } from '../../../electron/cli/verbs/review.ts'
import { makeKeyPair } from '../../../electron/engine-host/key-files.ts'
import { caseFolder } from '../../fixtures/case-evidence.ts'
import { foundIn } from '../../fixtures/sample/found-in-case.ts'
import { runsOf, writeSmallCase } from '../../fixtures/small-case.ts'
import { verbRun } from '../../fixtures/verb-run.ts'

const ITEM = 'r-1/assign#1'

let folder: ReturnType<typeof caseFolder>
let copies = 0
beforeAll(async () => {
  folder = caseFolder()
  await foundIn(folder.path('c.docket'), writeSmallCase(folder.path('.'), runsOf(3)))
}, 60_000)
afterAll(() => folder[Symbol.dispose]())

function copyOf(path: string): string {
  copies += 1
  const to = folder.path(`copy-${copies}.docket`)
  copyFileSync(path, to)
  return to
}

/** A case with a campaign of all three decisions, Ana and Ben to judge; u-1 is Ana. */
async function opened(): Promise<string> {
  const at = copyOf(folder.path('c.docket'))
  const { code, stdout } = await verbRun(
    reviewVerb,
    at,
    ...'campaign new --name Q2 --size all --seed s --reviewer Ana=u-1 --reviewer Ben'.split(' '),
  )
  expect([code, stdout]).toEqual([0, expect.stringContaining('sample     3 by seed s, all')])
  return at
}

async function judged(at: string, by: string, verdict: string, ...items: string[]) {
  return verbRun(reviewVerb, at, 'verdict', ...items, verdict, '--note', 'seen', '--as', by)
}

describe('docket review', () => {
  it('opens a campaign, judges its items, signs it twice and draws it again', async () => {
    const at = await opened()
    const next = await verbRun(reviewVerb, at, 'item', 'next', '--as', 'Ben')
    expect(next.stdout).toMatch(/^item {7}r-\d\/assign#1$/m)
    expect((await verbRun(reviewVerb, at, 'campaign', 'list')).stdout).toContain('0 of 3')
    expect((await judged(at, 'Ben', 'revoke', ITEM)).stdout).toMatch(/^verdict [0-9a-f]{12}$/)
    expect((await verbRun(reviewVerb, at, 'undo', '--as', 'Ben')).code).toBe(0)
    for (const id of ['r-0/assign#1', ITEM, 'r-2/assign#1']) await judged(at, 'Ben', 'uphold', id)
    expect((await verbRun(reviewVerb, at, 'item', 'list')).stdout.match(/^decided +uphold/gm)).toHaveLength(3)
    writeFileSync(folder.path('secret'), 'correct horse')
    const secret = ['--passphrase-file', folder.path('secret')]
    for (const [name, role] of [
      ['Ana', 'first'],
      ['Ben', 'second'],
    ] as const) {
      const { privateKey } = await makeKeyPair(folder.path(name), 'correct horse')
      const signed = await verbRun(reviewVerb, at, 'sign-off', '--key', privateKey, ...secret, '--as', name)
      expect(signed.stdout).toMatch(new RegExp(`^signed as ${role} by ${name}, sha256:`))
    }
    expect((await verbRun(reviewVerb, at, 'campaign', 'show')).stdout).toContain('state      finished')
    const drawn = await verbRun(reviewVerb, at, 'draw')
    expect([drawn.code, drawn.stdout]).toEqual([0, expect.stringContaining('the same sample is drawn again')])
  })

  it('ends with 1 where somebody would judge their own access, or there is no such item', async () => {
    const at = await opened()
    expect((await judged(at, 'Ana', 'uphold', ITEM)).code).toBe(1)
    expect((await verbRun(reviewVerb, at, 'item', 'show', 'r-9/assign#1')).code).toBe(1)
  })

  it('merges two copies, ends with 1 while verdicts are in conflict, and decides in the stead of both', async () => {
    const at = await opened()
    const other = copyOf(at)
    await judged(at, 'Ben', 'uphold', 'r-2/assign#1')
    await judged(other, 'Ana', 'revoke', 'r-2/assign#1')
    const merged = await verbRun(reviewVerb, 'merge', at, other)
    expect([merged.code, merged.stdout]).toEqual([
      1,
      expect.stringMatching(/^conflict {3}.* r-2\/assign#1$/m),
    ])
    const instead = ['r-2/assign#1', 'revoke', '--note', 'both seen', '--as', 'Ben', '--instead']
    expect((await verbRun(reviewVerb, at, 'verdict', ...instead)).code).toBe(0)
    expect((await verbRun(reviewVerb, at, 'campaign', 'show')).stdout).toContain(
      'revoked    r-2/assign#1, erp/clerk of u-2: nothing shows it gone',
    )
    const out = folder.path('revoked.csv')
    expect((await verbRun(reviewVerb, at, 'export', 'csv', out)).code).toBe(0)
    expect(readFileSync(out, 'utf8')).toMatch(/^r-2\/assign#1,u-2,erp\/clerk,/m)
  })

  it.each([
    [['dance'], 'after CASE comes one of campaign, item'],
    [['constructor'], 'after CASE comes one of campaign, item'],
    [['item', 'sing'], 'item takes next, list or show'],
    [['campaign'], 'campaign takes new, list or show'],
    [['verdict', ITEM, 'maybe'], 'and one of uphold'],
    [['reopen'], '--reason is needed'],
    [['campaign', 'new', '--name', 'Q2'], 'at least one --reviewer'],
  ])('refuses %s', async (argv, words) => {
    const at = folder.path('c.docket')
    await expect((async () => verbRun(reviewVerb, at, ...argv))()).rejects.toThrow(words)
  })
})
