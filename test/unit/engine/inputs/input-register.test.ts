import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inputsVerb } from '../../../../electron/cli/verbs/inputs.ts'
import { openHost } from '../../../../electron/engine-host/host.ts'
import { SAMPLE_EXPECTED, SAMPLE_FILES } from '../../../../shared/samples/index.ts'
import { caseFolder } from '../../../fixtures/case-evidence.ts'
import { foundIn } from '../../../fixtures/sample/found-in-case.ts'
import { verbRun } from '../../../fixtures/verb-run.ts'

const { input, sameCause } = SAMPLE_EXPECTED.incident

let folder: ReturnType<typeof caseFolder>
let host: ReturnType<typeof openHost>
let at = ''
let file = ''
beforeAll(async () => {
  folder = caseFolder()
  at = folder.path('c.docket')
  await foundIn(at, SAMPLE_FILES)
  host = openHost({ passphrase: () => Promise.reject(new Error('nobody is asked')) })
  file = host.files.hold(at)
}, 120_000)
afterAll(() => {
  host.close()
  folder[Symbol.dispose]()
})

describe('the register of inputs of the sample', () => {
  it('puts what crept in first: used, and approved by nobody', async () => {
    const { inputs, questions } = await host.call('inputs.list', { case: file })
    expect(inputs[0]).toMatchObject({ name: input, standing: 'not-approved', approvals: [], read: 'yes' })
    const asked = questions.find((each) => each.input === input)
    expect(asked).toMatchObject({ question: 'approve-or-forbid', answer: null })
    expect(inputs.filter(({ standing }) => standing === 'approved').length).toBeGreaterThan(0)
  })

  it('counts what an input changed by hearing each decision again, and says what it did not test', async () => {
    const use = await host.job('input.use', { case: file, name: input, influence: true }, {})
    expect(use.changed).toBeGreaterThanOrEqual(sameCause.length)
    expect(use.tested).toBeLessThanOrEqual(use.evaluated)
    const { evaluated } = (await host.call('inputs.list', { case: file })).inputs[0] ?? {}
    expect(use.evaluated).toBe(evaluated)
    const sum = (counts: readonly (number | null)[]) =>
      counts.reduce<number>((all, each) => all + (each ?? 0), 0)
    expect(sum(use.values.map((each) => each.decisions)) + use.furtherValues).toBe(use.evaluated)
    expect(sum(use.values.map(({ changed }) => changed))).toBe(use.changed)
    expect(sum(use.places.map(({ changed }) => changed))).toBe(use.changed)
    const quick = await host.job('input.use', { case: file, name: input, influence: false }, {})
    expect(quick).toMatchObject({ evaluated: use.evaluated, read: use.read, changed: null, tested: null })
  })

  it('tells which policy versions read an input, and of one that nothing names nothing', async () => {
    const { input: known } = await host.call('input.get', { case: file, name: input })
    expect(known?.readers.filter(({ reads }) => reads === 'yes')).toMatchObject([
      {
        version: SAMPLE_EXPECTED.incident.firstVersion.split('@')[1] ?? SAMPLE_EXPECTED.incident.firstVersion,
      },
    ])
    expect((await host.call('input.get', { case: file, name: '__proto__' })).input).toBeNull()
    const use = await host.job('input.use', { case: file, name: '__proto__', influence: true }, {})
    expect(use).toMatchObject({ evaluated: 0, changed: 0, first: null })
  })

  it('keeps an answer in custody, as long as the question stays the same, and refuses others', async () => {
    const asked = (await host.call('inputs.list', { case: file })).questions.find(
      (each) => each.input === input,
    )
    const said = {
      case: file,
      input,
      question: 'approve-or-forbid',
      why: asked?.why ?? '',
      answer: 'forbid',
    } as const
    await expect(host.job('inputs.answer', { ...said, answer: 'keep' }, {})).rejects.toThrow(
      'approve, forbid',
    )
    await expect(host.job('inputs.answer', { ...said, why: 'because' }, {})).rejects.toThrow(
      'as the case stands',
    )
    const { seq } = await host.job('inputs.answer', { ...said, note: 'no badge reader decides' }, {})
    const { questions, answered } = await host.call('inputs.list', { case: file })
    expect(answered).toBe(1)
    expect(questions.find((each) => each.input === input)?.answer).toMatchObject({ seq, answer: 'forbid' })
    const { entry } = (await host.call('custody.page', { case: file, limit: 1 })).rows[0] ?? {}
    expect(entry).toMatchObject({ act: 'answer-input', about: { input, answer: 'forbid' } })
  })

  it('is written as CSV, a row for each approval', async () => {
    const out = folder.path('inputs.csv')
    const { rows } = await host.job('inputs.export', { case: file, out: host.files.hold(out) }, {})
    const lines = readFileSync(out, 'utf8').trimEnd().split('\r\n')
    expect(lines).toHaveLength(rows + 1)
    expect(lines[1]).toMatch(new RegExp(`^${input},not-approved,\\d+,\\d+,yes,,`))
  })

  it('is told on the command line', async () => {
    expect((await verbRun(inputsVerb, at)).stdout).toMatch(new RegExp(`^${input} +not-approved`, 'm'))
    const one = await verbRun(inputsVerb, at, input, '--influence')
    expect(one.stdout).toMatch(/changed \d+ of \d+ heard again/)
    const wrong = (async () =>
      verbRun(inputsVerb, at, input, '--answer', 'approve', '--question', 'review'))()
    await expect(wrong).rejects.toThrow('nothing asks review')
  })
})
