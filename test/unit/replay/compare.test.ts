import { describe, expect, it } from 'vitest'
import { Replay } from '../../../shared/model/decision.ts'
import { compareReplay, jobsOf } from '../../../shared/replay/compare.ts'
import { cedarEngine } from '../../../shared/replay/cedar/cedar-engine.ts'
import { evaluateHere } from '../../../shared/replay/evaluate-here.ts'
import { planReplay, type ReplayInput } from '../../../shared/replay/plan.ts'
import { cedarRequest } from '../../fixtures/cedar-policy.ts'
import { policyVersion } from '../../fixtures/policy-version.ts'

const OLD = policyVersion({
  version: '1',
  texts: {
    'p.cedar': `@id("finance") permit(principal, action, resource) when { context.department == "Finance" };
                @id("risk") forbid(principal, action, resource) when { context.risk > 50 };`,
  },
})
const NEW = policyVersion({
  version: '2',
  texts: { 'p.cedar': '@id("nobody") forbid(principal, action, resource);' },
})
const ENGINE = cedarEngine.label

async function replayed(more: Partial<ReplayInput>): Promise<Replay> {
  const input: ReplayInput = {
    checkOutcome: 'permit',
    outcome: 'permit',
    policy: { id: 'role-assignment', version: '1' },
    recordedDigest: undefined,
    inForce: { id: 'role-assignment', version: '1' },
    request: { kind: 'logged', text: cedarRequest('{"department":"Finance","risk":10}') },
    ...more,
  }
  const plan = planReplay(input, (_, version) => ({
    found: [OLD, NEW].find((each) => each.version === version),
    digestHolds: true,
  }))
  const replay = compareReplay(plan, await evaluateHere([OLD, NEW]).evaluate(jobsOf(plan)))
  expect(Replay.safeParse(replay).success).toBe(true)
  return replay
}

describe('a verdict', () => {
  it('is reproduced where replay gives the recorded outcome', async () => {
    expect(await replayed({})).toEqual({
      verdict: 'reproduced',
      outcome: 'permit',
      determining: ['finance'],
      engine: ENGINE,
    })
  })

  it('is diverged where it gives the other one', async () => {
    expect(await replayed({ checkOutcome: 'deny' })).toMatchObject({ verdict: 'diverged', outcome: 'permit' })
  })

  it('takes errors of single rules as part of the answer to a logged request', async () => {
    const text = cedarRequest('{"department":"Finance"}')
    expect(await replayed({ request: { kind: 'logged', text } })).toEqual({
      verdict: 'reproduced',
      outcome: 'permit',
      determining: ['finance'],
      errors: ['risk: record does not have the attribute `risk`'],
      engine: ENGINE,
    })
  })

  it('is attribute-missing for the same request made by bind', async () => {
    const text = cedarRequest('{"department":"Finance"}')
    const replay = await replayed({ request: { kind: 'bound', text } })
    expect(replay).toMatchObject({ verdict: 'unreplayable', reason: 'attribute-missing' })
    expect(replay.detail).toContain('`risk`')
    expect(replay.outcome).toBeUndefined()
  })

  it('takes other errors as part of the answer to a request made by bind', async () => {
    const text = cedarRequest('{"department":"Finance","risk":"high"}')
    const replay = await replayed({ request: { kind: 'bound', text } })
    expect(replay).toMatchObject({ verdict: 'reproduced', determining: ['finance'] })
    expect(replay.errors).toHaveLength(1)
  })

  it('is evaluation-error, with the engine’s words, where there is no answer', async () => {
    const replay = await replayed({ request: { kind: 'logged', text: cedarRequest('{"risk":null}') } })
    expect(replay).toMatchObject({ verdict: 'unreplayable', reason: 'evaluation-error', engine: ENGINE })
    expect(replay.detail).not.toBe('')
  })
})

describe('the version in force', () => {
  const inForce = { id: 'role-assignment', version: '2' }

  it('stands beside the verdict where it is another', async () => {
    const { verdict, inForce: other } = await replayed({ inForce })
    expect(verdict).toBe('reproduced')
    expect(other).toEqual({ version: '2', outcome: 'deny' })
  })

  it('is replayed too where the recorded one is in no bundle, or none was recorded', async () => {
    for (const policy of [{ id: 'role-assignment', version: '0' }, undefined])
      expect(await replayed({ inForce, policy })).toMatchObject({
        verdict: 'unreplayable',
        inForce: { version: '2', outcome: 'deny' },
      })
  })

  it('is left out where it gives no outcome', async () => {
    const back = { policy: inForce, inForce: { ...inForce, version: '1' } }
    const bound = await replayed({
      ...back,
      request: { kind: 'bound', text: cedarRequest() },
      checkOutcome: 'deny',
    })
    expect(bound).toMatchObject({ verdict: 'reproduced', determining: ['nobody'] })
    expect(bound.inForce).toBeUndefined()
  })
})

it('refuses more or fewer evaluations than the plan asks for', () => {
  const plan = planReplay(
    {
      checkOutcome: 'permit',
      outcome: undefined,
      policy: undefined,
      recordedDigest: undefined,
      inForce: undefined,
      request: { kind: 'unbound', missing: [] },
    },
    () => ({ found: undefined, digestHolds: true }),
  )
  expect(compareReplay(plan, [])).toMatchObject({ reason: 'no-policy-recorded' })
  expect(() => compareReplay(plan, [{ ok: false, reason: 'evaluation-error', why: '' }])).toThrow(RangeError)
})
