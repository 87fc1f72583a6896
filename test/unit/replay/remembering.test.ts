import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../../shared/model/json.ts'
import { comparableJson } from '../../../shared/proof/canonical-json.ts'
import { evaluateHere } from '../../../shared/replay/evaluate-here.ts'
import type { Evaluator, ReplayJob } from '../../../shared/replay/evaluator.ts'
import { remembering } from '../../../shared/replay/remembering.ts'
import { versionKey } from '../../../shared/replay/version-key.ts'
import { cedarRequest } from '../../fixtures/cedar-policy.ts'
import { policyVersion } from '../../fixtures/policy-version.ts'

const TEXT = 'permit(principal, action, resource) when { context.n == 9007199254740993 };'
const ONE = policyVersion({ version: '1', texts: { 'p.cedar': TEXT } })
const TWO = policyVersion({ version: '2', texts: { 'p.cedar': TEXT } })

const CLOCK = policyVersion({
  version: '3',
  engine: 'cel',
  texts: {
    'rules.yaml':
      'rules:\n  - { id: may, effect: permit, when: "context.n == 1.0 && now > timestamp(\'2026-05-01T00:00:00Z\')" }\n',
  },
})

/** The real engine, with a list of what it was asked. */
function counted(): { readonly evaluator: Evaluator; readonly asked: ReplayJob[] } {
  const here = evaluateHere([ONE, TWO, CLOCK])
  const asked: ReplayJob[] = []
  return {
    asked,
    evaluator: {
      ...here,
      evaluate: (jobs) => {
        asked.push(...jobs)
        return here.evaluate(jobs)
      },
    },
  }
}

const job = (context: string, version = ONE): ReplayJob => ({
  version: versionKey(version),
  request: { text: cedarRequest(context) },
})

/** In the order of keys that all writings of a request are brought to: it takes one place in memory. */
const sortedJob = (n: number): ReplayJob => ({
  version: versionKey(ONE),
  request: { text: comparableJson(JSON.parse(cedarRequest(`{"n":${n}}`)) as JsonValue) },
})

describe('equal requests under equal policies', () => {
  it('are evaluated once, in one call and over several', async () => {
    const { evaluator, asked } = counted()
    const memory = remembering(evaluator)
    const jobs = [
      job('{"n":1,"m":2}'),
      job('{ "m": 2, "n": 1 }'),
      job('{"n":9007199254740993}'),
      job('{"n":1,"m":2}'),
    ]
    const first = await memory.evaluate(jobs)
    expect(first.map((answer) => answer.ok && answer.outcome)).toEqual(['deny', 'deny', 'permit', 'deny'])
    expect(await memory.evaluate(jobs)).toEqual(first)
    expect(asked).toHaveLength(2)
  })

  it('are evaluated once while the first is still being asked', async () => {
    const { evaluator, asked } = counted()
    const memory = remembering(evaluator)
    await Promise.all([memory.evaluate([job('{"n":1}')]), memory.evaluate([job('{"n":1}')])])
    expect(asked).toHaveLength(1)
  })

  it('are not those that differ in one digit, or in the version', async () => {
    const { evaluator, asked } = counted()
    const memory = remembering(evaluator)
    const given = await memory.evaluate([
      job('{"n":9007199254740993}'),
      job('{"n":9007199254740992}'),
      job('{"n":9007199254740993}', TWO),
    ])
    expect(given.map((answer) => answer.ok && answer.outcome)).toEqual(['permit', 'deny', 'permit'])
    expect(asked).toHaveLength(3)
  })

  it('are evaluated again once they are forgotten, the oldest first', async () => {
    const { evaluator, asked } = counted()
    const memory = remembering(evaluator, { entries: 2, bytes: 1_000_000 })
    for (const n of [1, 2, 1, 3, 1]) await memory.evaluate([sortedJob(n)])
    expect(asked).toHaveLength(3)
    await memory.evaluate([sortedJob(2)])
    expect(asked).toHaveLength(4)
  })

  it('are not kept beyond the limit of bytes', async () => {
    const { evaluator, asked } = counted()
    const memory = remembering(evaluator, { entries: 100, bytes: 100 })
    for (const context of ['{"n":1}', '{"n":1}']) await memory.evaluate([job(context)])
    expect(asked).toHaveLength(2)
  })
})

it('tells versions apart that differ only in the parts their files play', () => {
  const texts = { 'a.cedar': TEXT, 'b.cedar': 'forbid(principal, action, resource);' }
  const forwards = policyVersion({ texts })
  const backwards = { ...forwards, texts: forwards.texts.toReversed() }
  expect(backwards.digest).toBe(forwards.digest)
  expect(versionKey(backwards)).not.toBe(versionKey(forwards))
})

describe('a policy that reads the clock', () => {
  const at = (time: string, n = 1): ReplayJob => ({
    version: versionKey(CLOCK),
    request: { text: `{"context":{"n":${n}}}`, at: time },
  })

  it('is asked once for each time, and once for all times where it did not come to that', async () => {
    const { evaluator, asked } = counted()
    const memory = remembering(evaluator)
    const jobs = [at('2026-04-30T00:00:00Z'), at('2026-05-02T00:00:00Z'), at('2026-04-30T00:00:00Z')]
    const answers = await memory.evaluate(jobs)
    expect(answers.map((answer) => answer.ok && [answer.outcome, answer.clock])).toEqual([
      ['deny', 'assumed'],
      ['permit', 'assumed'],
      ['deny', 'assumed'],
    ])
    expect(await memory.evaluate(jobs)).toEqual(answers)
    expect(asked).toHaveLength(2)
    await memory.evaluate([at('2026-04-30T00:00:00Z', 2), at('2026-05-02T00:00:00Z', 2)])
    expect(asked).toHaveLength(3)
  })
})
