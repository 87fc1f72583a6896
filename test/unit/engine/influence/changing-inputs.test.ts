import { describe, expect, it } from 'vitest'
import { SeenValues } from '../../../../shared/engine/influence/seen-values.ts'
import { CaseReplay } from '../../../../shared/engine/replay-run.ts'
import { judgeDecision } from '../../../../shared/findings/judge.ts'
import type { JsonValue } from '../../../../shared/model/json.ts'
import { evaluateHere } from '../../../../shared/replay/evaluate-here.ts'
import type { Evaluator } from '../../../../shared/replay/evaluator.ts'
import { policyVersion } from '../../../fixtures/policy-version.ts'
import {
  ASSIGN,
  build,
  check,
  definitionOf,
  department,
  type DefinitionParts,
  story,
} from '../../findings/dossier-builder.ts'

const HQ = `permit(principal, action, resource)
  when { context.kind == "employee" || (context has site && context.site == "HQ") };`

interface Scene {
  readonly site: JsonValue
  readonly kind?: string
  readonly outcome?: 'permit' | 'deny'
  readonly seen?: readonly JsonValue[]
  readonly policy?: string
  readonly definition?: DefinitionParts
}

/** The site of a person was evaluated, which nobody approved. */
async function judged(
  { site, kind = 'contractor', outcome = 'permit', seen = [], policy = HQ, definition = {} }: Scene,
  evaluatorOf = evaluateHere,
) {
  const version = policyVersion({ texts: { 'p.cedar': policy } })
  const request = {
    principal: { type: 'Agent', id: 'a' },
    action: { type: 'Action', id: 'assignRole' },
    resource: { type: 'Role', id: 'erp/ap-clerk' },
    context: { kind, site },
  }
  const { run, facts } = build({
    lines: story({
      attributes: [
        10,
        {
          transition: ASSIGN,
          attributes: [department(), { name: 'kind', value: kind }, { name: 'site', value: site }],
        },
      ],
      check: [15, { transition: ASSIGN, check: check({ request, outcome }) }],
    }),
    policies: [version],
    definition: definitionOf({
      ...definition,
      boundary: { inputs: [{ name: 'subject.department' }, { name: 'kind' }] },
    }),
  })
  const values = new SeenValues()
  for (const value of [site, ...seen]) values.add('site', value)
  const [[decision] = []] = await new CaseReplay([version], evaluatorOf([version]), values).replay([run])
  if (decision === undefined) throw new Error('there is no decision')
  const found = judgeDecision(decision, facts).find(({ code }) => code === 'BD-02')
  return found === undefined ? undefined : { message: found.message, excepted: found.excepted }
}

describe('an input that nobody approved', () => {
  it('changed the outcome where it is another without it', async () => {
    const found = await judged({ site: 'HQ' })
    expect(found?.message).toBe(
      'Unapproved input changed the outcome: site = "HQ" (s1:1): permit, without it deny',
    )
  })

  it('changed it where another value that the case has seen would have let the person in', async () => {
    const found = await judged({ site: 'Lyon', outcome: 'deny', seen: ['Oslo', 'HQ'] })
    expect(found?.message).toContain(
      'site = "Lyon" (s1:1): deny, with "HQ", which the case has seen for it, permit',
    )
  })

  it('changed nothing where only a value could that nobody has seen', async () => {
    expect(await judged({ site: 'Lyon', outcome: 'deny', seen: ['Oslo'] })).toBeUndefined()
  })

  it('changed nothing where the outcome stands without it', async () => {
    expect(await judged({ site: 'HQ', kind: 'employee', seen: ['Lyon'] })).toBeUndefined()
  })

  it('is not tested where the decision is unreplayable', async () => {
    expect(await judged({ site: 1.5, policy: HQ })).toBeUndefined()
  })

  it('is tested where replay diverges: what counts is what the policy says', async () => {
    expect(await judged({ site: 'HQ', outcome: 'deny' })).toMatchObject({ excepted: null })
  })

  it('may be covered by an exception that names it', async () => {
    const exception = {
      id: 'X-2',
      finding: 'BD-02',
      input: 'site',
      reason: 'trial',
      owner: 'iam',
      until: '2026-09-30',
    }
    expect(await judged({ site: 'HQ', definition: { exceptions: [exception] } })).toMatchObject({
      excepted: 'X-2',
    })
  })

  it('is asked about once where partial evaluation proves that no value of many could matter', async () => {
    const asked = { evaluate: 0, residual: 0 }
    const counting = (...given: Parameters<typeof evaluateHere>): Evaluator => {
      const inner = evaluateHere(...given)
      return {
        ...inner,
        evaluate: (jobs) => {
          asked.evaluate += jobs.length
          return inner.evaluate(jobs)
        },
        residual: (jobs) => {
          asked.residual += jobs.length
          return inner.residual(jobs)
        },
      }
    }
    const seen = Array.from({ length: 60 }, (_, at) => `site ${at}`)
    expect(await judged({ site: 'HQ', kind: 'employee', seen }, counting)).toBeUndefined()
    expect(asked).toEqual({ evaluate: 6, residual: 1 })
  })

  it('is tried with the commonest values alone where there are very many, and the message says so', async () => {
    const seen = Array.from({ length: 200 }, (_, at) => `site ${at}`)
    const often = ['HQ', 'HQ', 'HQ']
    const found = await judged({ site: 'Lyon', outcome: 'deny', seen: [...seen, ...often] })
    expect(found?.message).toContain('one of the 64 commonest of at least 202 values')
  })
})
