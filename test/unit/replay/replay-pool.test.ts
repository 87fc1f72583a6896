import { afterEach, describe, expect, it } from 'vitest'
import { startReplayPool } from '../../../electron/engine-host/replay-pool.ts'
import { evaluateHere } from '../../../shared/replay/evaluate-here.ts'
import type { Evaluator, ReplayJob } from '../../../shared/replay/evaluator.ts'
import type { PolicyVersion } from '../../../shared/model/policy.ts'
import { versionKey } from '../../../shared/replay/version-key.ts'
import { cedarRequest } from '../../fixtures/cedar-policy.ts'
import { policyVersion } from '../../fixtures/policy-version.ts'

const PLAIN = policyVersion({
  policy: 'plain',
  texts: { 'p.cedar': 'permit(principal, action, resource) when { context.n > 3 };' },
})
/** A search whose work is the product of two lengths: some twenty seconds for a text of 1.5 million characters. */
const SLOW = policyVersion({
  policy: 'slow',
  texts: {
    'p.cedar': `permit(principal, action, resource) when { context.s like "*${'a'.repeat(5000)}b" };`,
  },
})
/** Deeper than the engine's stack. */
const DEEP = policyVersion({
  policy: 'deep',
  texts: {
    'p.cedar': `permit(principal, action, resource) when { ${'('.repeat(20_000)}true${')'.repeat(20_000)} };`,
  },
})
const NOT_CEDAR = policyVersion({ policy: 'not-cedar', texts: { 'p.cedar': 'permit' } })
const UNHEARD = policyVersion({ policy: 'other', engine: 'empowernow', texts: { 'p.yaml': 'rules: []' } })
const VERSIONS = [PLAIN, SLOW, DEEP, NOT_CEDAR, UNHEARD]

const pools: Evaluator[] = []
afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())))

function pool(threads: number, evaluationBudgetMs = 30_000, compileBudgetMs = 30_000): Evaluator {
  const started = startReplayPool({ versions: VERSIONS, threads, evaluationBudgetMs, compileBudgetMs })
  pools.push(started)
  return started
}

const job = (version: PolicyVersion, context: string): ReplayJob => ({
  version: versionKey(version),
  request: { text: cedarRequest(context) },
})
const plainJobs = Array.from({ length: 300 }, (_, n) => job(PLAIN, `{"n":${n % 7}}`))
const SLOW_CONTEXT = `{"s":"${'a'.repeat(1_500_000)}"}`

describe('a replay pool', () => {
  it('gives the same answers with one thread, with eight, and in the caller’s', async () => {
    const jobs = plainJobs.flatMap((plain, at) => [plain, job(at % 2 === 0 ? UNHEARD : NOT_CEDAR, '{}')])
    const here = await evaluateHere(VERSIONS).evaluate(jobs)
    expect(await pool(1).evaluate(jobs)).toEqual(here)
    expect(await pool(8).evaluate(jobs)).toEqual(here)
    expect(here.filter((answer) => answer.ok && answer.outcome === 'permit')).toHaveLength(128)
  })

  it('spends no more than its budget on one request, and goes on with the rest', async () => {
    const [before, after] = [plainJobs.slice(0, 100), plainJobs.slice(100)]
    const started = performance.now()
    const answers = await pool(1, 300).evaluate([...before, job(SLOW, SLOW_CONTEXT), ...after])
    expect(performance.now() - started).toBeLessThan(10_000)
    expect(answers[100]).toEqual({
      ok: false,
      reason: 'evaluation-error',
      why: 'the time budget of 300 ms was spent',
    })
    expect(answers.toSpliced(100, 1)).toEqual(await evaluateHere([PLAIN]).evaluate(plainJobs))
  })

  it('survives what breaks the engine down, and breaks it once only', async () => {
    const deep = Array.from({ length: 200 }, () => job(DEEP, '{}'))
    const answers = await pool(2).evaluate([...deep, ...plainJobs])
    for (const answer of answers.slice(0, 200))
      expect(answer).toMatchObject({
        ok: false,
        why: expect.stringMatching(/^the Cedar engine stopped: /) as string,
      })
    expect(answers.slice(200)).toEqual(await evaluateHere([PLAIN]).evaluate(plainJobs))
  })

  it('answers a request that fills the heap of its thread in words, and goes on with the rest', async () => {
    const started = startReplayPool({ versions: [PLAIN], threads: 1, evaluationBudgetMs: 30_000, heapMb: 40 })
    pools.push(started)
    const large = job(PLAIN, `{"n":[${'{"a":[{}]},'.repeat(180_000)}1]}`)
    const [first, filling, last] = await started.evaluate([plainJobs[0]!, large, plainJobs[1]!])
    expect([first, last]).toEqual(await evaluateHere([PLAIN]).evaluate(plainJobs.slice(0, 2)))
    expect(filling).toMatchObject({ ok: false, why: 'more memory was needed than a replay thread may have' })
  })

  it('says of a version that is not ready in time that it is not', async () => {
    const many = Array.from(
      { length: 20_000 },
      (_, at) => `permit(principal, action, resource) when { context.x${at} };`,
    )
    const big = policyVersion({ policy: 'big', texts: { 'p.cedar': many.join('\n') } })
    const started = startReplayPool({
      versions: [big, PLAIN],
      threads: 1,
      evaluationBudgetMs: 5000,
      compileBudgetMs: 100,
    })
    pools.push(started)
    const answers = await started.evaluate([job(big, '{}'), job(big, '{}'), ...plainJobs.slice(0, 5)])
    expect(answers.slice(0, 2).map((answer) => (answer.ok ? '' : answer.why))).toEqual(
      Array.from(
        { length: 2 },
        () => 'the time budget of 100 ms was spent before the policy version was ready',
      ),
    )
    expect(answers.at(-1)).toMatchObject({ ok: true, outcome: 'permit' })
    expect(await started.describe(versionKey(big))).toMatchObject({ kind: 'blocked' })
  })

  it('describes versions', async () => {
    const one = pool(1)
    const description = await one.describe(versionKey(PLAIN))
    expect(description).toEqual({
      kind: 'compiled',
      reads: new Set(['n']),
      ruleIds: new Set(['policy0']),
      ruleNames: new Map([['policy0', 'policy0']]),
      literals: ['3'],
      partial: true,
    })
    expect(await one.describe(versionKey(UNHEARD))).toMatchObject({
      kind: 'blocked',
      reason: 'engine-unavailable',
    })
  })

  it('rejects what is still being asked when it is closed, and everything afterwards', async () => {
    const one = pool(1)
    const asking = one.evaluate([job(SLOW, SLOW_CONTEXT)])
    await Promise.all([expect(asking).rejects.toThrow('closed'), one.close()])
    await expect(one.evaluate(plainJobs)).rejects.toThrow('closed')
  })

  it('refuses a version that it was not opened with', async () => {
    const other = policyVersion({ policy: 'other', texts: { 'p.cedar': '' } })
    await expect(pool(1).evaluate([job(other, '{}')])).rejects.toThrow('other@')
  })
})
