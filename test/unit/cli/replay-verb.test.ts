import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { influenceVerb } from '../../../electron/cli/verbs/influence.ts'
import { replayVerb } from '../../../electron/cli/verbs/replay.ts'
import { SAMPLE_EXPECTED, SAMPLE_FILES } from '../../../shared/samples/index.ts'
import { caseFolder } from '../../fixtures/case-evidence.ts'
import { foundIn } from '../../fixtures/sample/found-in-case.ts'
import { verbRun } from '../../fixtures/verb-run.ts'

const { decision, input, firstVersion, sameCause } = SAMPLE_EXPECTED.incident

let folder: ReturnType<typeof caseFolder>
let at = ''
beforeAll(async () => {
  folder = caseFolder()
  at = folder.path('c.docket')
  await foundIn(at, SAMPLE_FILES)
}, 120_000)
afterAll(() => folder[Symbol.dispose]())

describe('the incident of the sample from the command line', () => {
  it('is traced: the input that crept in, the version that let it in, the others who got in', async () => {
    const influence = await verbRun(influenceVerb, at, decision)
    expect(influence.code).toBe(0)
    expect(influence.stdout).toMatch(/^context\.location .* no +yes +FLIPS: without it deny/m)
    expect(influence.stdout).toContain(`Permitted only because ${input} = "HQ"`)

    const bisect = await verbRun(replayVerb, at, decision, '--bisect')
    expect(bisect.code).toBe(0)
    expect(bisect.stdout).toContain(`${firstVersion} is the first version that permits it`)
    expect(bisect.stdout).toMatch(/2026\.05\.2 .* permit +by ap-finance +first, recorded/)

    const blast = await verbRun(replayVerb, at, decision, '--blast-radius')
    expect(blast.code).toBe(0)
    expect(blast.stdout).toContain(`${sameCause.length} changed in the same way by ${input} = "HQ"`)
    expect(blast.stdout.split('\n').filter((line) => line.includes(' permit'))).not.toEqual([])
  })

  it('answers what if with 1 where something flips, and 0 where nothing does', async () => {
    const flips = await verbRun(replayVerb, at, decision, '--set', `${input}=Lyon`)
    expect(flips.code).toBe(1)
    expect(flips.stdout).toContain('permit -> deny')
    expect(await verbRun(replayVerb, at, decision, '--set', 'risk.score=13')).toMatchObject({ code: 0 })
    const text = await verbRun(replayVerb, at, decision, '--set', 'risk.score="13"', '--json')
    expect(JSON.parse(text.stdout)).toMatchObject({ after: { outcome: 'deny' }, flip: 'to-deny' })
    expect(await verbRun(replayVerb, at, decision, '--unset', input)).toMatchObject({ code: 1 })
  })
})

describe('the whole case from the command line', () => {
  it('is put to another version, and says what flips by which cause', async () => {
    const whole = await verbRun(replayVerb, at, '--policy', 'role-assignment@2026.05.3', '--limit', '2')
    expect(whole.code).toBe(1)
    expect(whole.stdout).toContain(`0 deny -> permit, ${sameCause.length} permit -> deny`)
    expect(whole.stdout).toContain(`and ${sameCause.length - 2} more`)
    expect(whole.stdout).toContain('not evaluated')
  })

  it('is put to a draft in a file, of the policy that is named', async () => {
    const draft = folder.path('policy.cedar')
    writeFileSync(draft, 'permit(principal, action, resource);')
    const one = await verbRun(replayVerb, at, decision, '--policy', draft)
    expect(one).toMatchObject({ code: 0 })
    expect(one.stdout).toContain('role-assignment@draft')
    await expect(verbRun(replayVerb, at, '--policy', draft)).rejects.toThrow('--draft-of')
    const chosen = ['--draft-of', 'role-assignment', '--where', 'outcome=deny']
    const many = await verbRun(replayVerb, at, '--policy', draft, ...chosen)
    expect(many.code).toBe(1)
    expect(many.stdout).toContain('deny -> permit')
  })

  it.each([
    [['--bisect'], 'takes a decision'],
    [[decision, '--bisect', '--blast-radius'], 'exclude each other'],
    [[decision, '--bisect', '--set', 'a=1'], 'nothing can be changed'],
    [[decision, '--where', 'outcome=deny'], 'of the whole case'],
    [[decision, '--set', 'nothing'], 'NAME=VALUE'],
    [['--policy', 'neither-version-nor-file'], 'ID@VERSION or a file'],
    [['--draft-of', 'role-assignment'], 'goes with --policy'],
  ])('refuses %s', async (wrong, words) => {
    await expect((async () => verbRun(replayVerb, at, ...wrong))()).rejects.toThrow(words)
  })
})
