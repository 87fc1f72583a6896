import { describe, expect, it } from 'vitest'
import { RULES } from '../../../shared/findings/findings.ts'
import { versionKey } from '../../../shared/replay/version-key.ts'
import { evaluateHere } from '../../../shared/replay/evaluate-here.ts'
import { makeSample } from '../../fixtures/sample/make-sample.ts'
import { bundleVersions } from './bundle-versions.ts'

const SMALL = { decisions: 260 }

describe('the sample generator', () => {
  it('gives equal files and equal truth for equal seeds, and others for another', () => {
    expect(makeSample(2, SMALL)).toEqual(makeSample(2, SMALL))
    const bytes = (seed: number) => Buffer.concat(makeSample(seed, SMALL).files.map((file) => file.bytes))
    expect(bytes(2).equals(bytes(2))).toBe(true)
    expect(bytes(2).equals(bytes(3))).toBe(false)
  })

  it('makes as many decisions as are asked for', () => {
    expect(makeSample(4).truth.decisions.length).toBeGreaterThanOrEqual(600)
    expect(makeSample(4, { decisions: 900 }).truth.decisions.length).toBeGreaterThanOrEqual(900)
  })
})

describe.each([1, 2, 7])('seed %i', (seed) => {
  const sample = makeSample(seed, SMALL)
  const { truth } = sample

  it('breaches every rule', () => {
    const breached = new Set(truth.findings.map(({ code }) => code))
    expect(RULES.map(({ code }) => code).filter((code) => !breached.has(code))).toEqual([])
  })

  it('gives every plant a reason and every finding a plant', () => {
    const names = truth.plants.map(({ name }) => name)
    expect(new Set(names)).toHaveLength(names.length)
    expect(truth.plants.filter(({ why }) => why === '')).toEqual([])
    const planted = truth.plants.flatMap(({ findings }) => findings)
    expect(new Set(truth.findings)).toEqual(new Set(planted))
  })

  it('finds of whom it speaks in the case, each breach once', () => {
    const decisions = new Set(truth.decisions.map(({ id }) => id))
    expect(decisions).toHaveLength(truth.decisions.length)
    const of = truth.findings.map(({ code, subject }) => `${code} ${subject.kind} ${subject.id}`)
    expect(new Set(of)).toHaveLength(of.length)
    const strangers = truth.findings.filter(
      ({ subject }) => subject.kind === 'decision' && !decisions.has(subject.id),
    )
    expect(strangers).toEqual([])
  })

  it('has an incident whose decision stands among those of one cause', () => {
    expect(truth.incident.sameCause).toContain(truth.incident.decision)
    const found = truth.decisions.find(({ id }) => id === truth.incident.decision)
    expect(found?.policy?.version).toBe(truth.incident.firstVersion)
    expect(found?.attributes.map(({ name }) => name)).toContain(truth.incident.input)
  })

  it('declares the digest of each version but the one that was edited in place', () => {
    const wrong = bundleVersions(sample).filter(
      ({ digest, declaredDigest }) => declaredDigest !== undefined && declaredDigest !== digest,
    )
    expect(wrong.map(({ policy, version }) => `${policy}@${version}`)).toEqual(['leaver-revoke@4'])
  })

  it('is answered by Cedar as the story says', async () => {
    const versions = bundleVersions(sample).filter(({ engine }) => engine === 'cedar')
    const evaluator = evaluateHere(versions)
    const asked = truth.decisions.flatMap((decision) => decision.asked)
    const answers = await evaluator.evaluate(
      asked.map(({ policy, version, principal, action, entitlement, context }) => ({
        version: versionKey(versions.find((each) => each.policy === policy && each.version === version)!),
        request: {
          text: JSON.stringify({
            principal: { type: 'Agent', id: principal },
            action: { type: 'Action', id: action },
            resource: { type: policy === 'password-reset' ? 'Account' : 'Role', id: entitlement },
            context,
          }),
        },
      })),
    )
    await evaluator.close()
    const otherwise = asked.flatMap((question, place) => {
      const answer = answers[place]
      const { outcome, determining } = question
      const said = answer?.ok === true ? [answer.outcome, ...answer.determining] : [answer?.why]
      return said.join(' ') === [outcome, ...determining].join(' ') ? [] : [{ question, said }]
    })
    expect(asked.length).toBeGreaterThan(200)
    expect(otherwise).toEqual([])
  })
})

describe('the evidence of the sample', () => {
  it('is read without loss: the held order is not its neighbour', () => {
    const orders = makeSample(1, SMALL).truth.decisions.flatMap(({ attributes }) =>
      attributes
        .filter(({ name }) => name === 'subject.hrOrder')
        .map((reading) => JSON.stringify(reading['value'])),
    )
    expect(orders).toContain('9007199254740993')
    expect(orders).toContain('9007199254740992')
  })
})
