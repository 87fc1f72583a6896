import { describe, expect, it } from 'vitest'
import { UNREPLAYABLE_REASONS, type UnreplayableReason } from '../../../shared/model/decision.ts'
import type { EngineName } from '../../../shared/model/policy.ts'
import { jobsOf } from '../../../shared/replay/compare.ts'
import {
  planReplay,
  type ReplayInput,
  type ReplayPlan,
  type VersionLookup,
} from '../../../shared/replay/plan.ts'
import { versionKey } from '../../../shared/replay/version-key.ts'
import { policyVersion } from '../../fixtures/policy-version.ts'

const PERMIT = 'permit(principal, action, resource);'
const RECORDED = policyVersion({ version: '1', texts: { 'p.cedar': PERMIT } })
const IN_FORCE = policyVersion({ version: '2', texts: { 'p.cedar': PERMIT } })
const REGO = policyVersion({ version: '1', engine: 'rego', texts: { 'p.rego': 'package p' } })
const REF = { id: 'role-assignment', version: '1' }

/** What can stand in the way before anything is evaluated, in the order of formats.md 4. */
const OBSTACLES = UNREPLAYABLE_REASONS.filter((reason) => reason !== 'evaluation-error')

function planWith(obstacles: ReadonlySet<UnreplayableReason>): ReplayPlan {
  const found = obstacles.has('engine-unavailable') ? REGO : RECORDED
  const lookup: VersionLookup = (_, version) =>
    version === '2'
      ? { found: IN_FORCE, digestHolds: true }
      : {
          found: obstacles.has('policy-version-missing') ? undefined : found,
          digestHolds: !obstacles.has('policy-digest-mismatch'),
        }
  const input: ReplayInput = {
    checkOutcome: undefined,
    outcome: obstacles.has('no-outcome') ? 'escalate' : 'permit',
    policy: obstacles.has('no-policy-recorded') ? undefined : REF,
    recordedDigest: undefined,
    inForce: { ...REF, version: '2' },
    request: obstacles.has('attribute-missing')
      ? { kind: 'unbound', missing: ['context.riskScore'] }
      : { kind: 'bound', text: '{}' },
  }
  return planReplay(input, lookup, available)
}

/** A Docket that lacks some engines. */
function available(engine: EngineName): boolean {
  return engine !== 'rego' && engine !== 'cerbos'
}

describe('of several obstacles', () => {
  const combinations = Array.from({ length: 2 ** OBSTACLES.length }, (_, bits) =>
    OBSTACLES.filter((_, at) => (bits & (1 << at)) !== 0),
  )

  it.each(combinations.map((obstacles) => [obstacles.join(' + ') || 'none', obstacles] as const))(
    'the first in the order counts: %s',
    (_, obstacles) => {
      const { recorded } = planWith(new Set(obstacles))
      if (obstacles.length === 0) expect(recorded).toMatchObject({ kind: 'replay', recorded: 'permit' })
      else expect(recorded).toMatchObject({ kind: 'obstacle', reason: obstacles[0] })
    },
  )

  it.each(combinations.map((obstacles) => [obstacles.join(' + ') || 'none', obstacles] as const))(
    'none but the request keeps the version in force from being replayed: %s',
    (_, obstacles) => {
      const { inForce } = planWith(new Set(obstacles))
      expect(inForce?.version).toBe(obstacles.includes('attribute-missing') ? undefined : IN_FORCE)
    },
  )
})

describe('a plan', () => {
  const input: ReplayInput = {
    checkOutcome: 'deny',
    outcome: 'permit',
    policy: REF,
    recordedDigest: undefined,
    inForce: REF,
    request: { kind: 'logged', text: '{"a":1}' },
  }
  const lookup: VersionLookup = () => ({ found: RECORDED, digestHolds: true })

  it("compares with the check's outcome rather than the decision's", () => {
    expect(planReplay(input, lookup).recorded).toMatchObject({ recorded: 'deny' })
  })

  it('takes the outcome of a check where the decision steps up', () => {
    expect(planReplay({ ...input, outcome: 'step-up' }, lookup).recorded).toMatchObject({ kind: 'replay' })
  })

  it('leaves the version in force out where it is the recorded one', () => {
    const plan = planReplay(input, lookup)
    expect(plan.inForce).toBeUndefined()
    expect(jobsOf(plan)).toEqual([{ version: versionKey(RECORDED), request: { text: '{"a":1}' } }])
  })

  it('gives the time of the check along, for policies that read a clock', () => {
    const plan = planReplay({ ...input, at: '2026-05-14T02:13:08.020Z' }, lookup)
    expect(jobsOf(plan).map(({ request }) => request.at)).toEqual(['2026-05-14T02:13:08.020Z'])
  })

  it('leaves a version in force out that cannot be trusted or asked', () => {
    const inForce = { ...REF, version: '2' }
    for (const given of [
      { found: undefined, digestHolds: true },
      { found: IN_FORCE, digestHolds: false },
      { found: REGO, digestHolds: true },
    ])
      expect(planReplay({ ...input, inForce }, () => given, available).inForce).toBeUndefined()
  })

  it('says that the engine of the log itself is absent, rather than ask for a bundle that could not help', () => {
    const { recorded } = planReplay(
      { ...input, loggedBy: 'cerbos' },
      () => ({ found: undefined, digestHolds: true }),
      available,
    )
    expect(recorded).toMatchObject({ kind: 'obstacle', reason: 'engine-unavailable' })
  })

  it('names what stands in the way', () => {
    const detail = (more: Partial<ReplayInput>, given: ReturnType<VersionLookup>): string => {
      const { recorded } = planReplay({ ...input, ...more }, () => given, available)
      return recorded.kind === 'obstacle' ? recorded.detail : ''
    }
    const declared = {
      ...RECORDED,
      declaredDigest: IN_FORCE.digest.replace(/.$/, '0'),
    }
    expect(detail({}, { found: undefined, digestHolds: true })).toContain('role-assignment@1')
    expect(detail({}, { found: declared, digestHolds: false })).toContain(
      `bundle declares ${declared.declaredDigest}`,
    )
    expect(detail({ recordedDigest: 'sha256:0' }, { found: RECORDED, digestHolds: false })).toContain(
      'record gives sha256:0',
    )
    expect(detail({}, { found: REGO, digestHolds: true })).toContain('rego')
    expect(
      detail(
        { request: { kind: 'unbound', missing: ['actor.id', 'context.x'] } },
        { found: RECORDED, digestHolds: true },
      ),
    ).toBe('nothing fills {actor.id}, {context.x}')
  })
})
