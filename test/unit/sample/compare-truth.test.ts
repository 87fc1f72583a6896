import { describe, expect, it } from 'vitest'
import type { Decision } from '../../../shared/model/decision.ts'
import { differences, type Found } from '../../fixtures/sample/compare-truth.ts'
import { makeSample } from '../../fixtures/sample/make-sample.ts'

const { truth } = makeSample(1, { decisions: 260 })
const { incident } = truth

/** What somebody finds who misses nothing. */
const FOUND: Found = {
  runs: truth.runs,
  sources: truth.sources.map((source) => ({ ...source, records: source.accepted + source.quarantined })),
  decisions: truth.decisions as unknown as readonly Decision[],
  findings: truth.findings.map(({ code, subject, excepted }) => ({
    code,
    subject,
    severity: 'low',
    message: 'in words',
    evidence: [],
    excepted: excepted === null ? null : excepted.join(', '),
  })),
}

/** The incident's decision, seen otherwise. */
function seenAs(change: (decision: Decision) => object): Found {
  const decisions = FOUND.decisions.map((decision) =>
    decision.id === incident.decision ? { ...decision, ...change(decision) } : decision,
  )
  return { ...FOUND, decisions }
}

describe('comparing with the truth', () => {
  it('has nothing to say where all was found', () => {
    expect(differences(FOUND, truth)).toEqual([])
  })

  it('says which decision is missed, too much, or not what it should be', () => {
    const others = FOUND.decisions.filter(({ id }) => id !== incident.decision)
    expect(differences({ ...FOUND, decisions: others }, truth)).toEqual([
      `missed decision ${incident.decision}`,
    ])
    const stranger = { ...FOUND.decisions[0]!, id: 'r-1/assign#1' }
    expect(differences({ ...FOUND, decisions: [...FOUND.decisions, stranger] }, truth)).toEqual([
      'too much: decision r-1/assign#1',
    ])
    expect(
      differences(
        seenAs(() => ({ outcome: 'deny' })),
        truth,
      ),
    ).toEqual([`${incident.decision} outcome: "deny", and it is "permit"`])
    expect(
      differences(
        seenAs(() => ({ actor: undefined })),
        truth,
      ),
    ).toHaveLength(1)
    expect(
      differences(
        seenAs(({ evidence }) => ({ evidence: { ...evidence, model: ['s1:0'] } })),
        truth,
      ),
    ).toHaveLength(1)
    expect(
      differences(
        seenAs(({ attributes }) => ({ attributes: attributes.slice(1) })),
        truth,
      ),
    ).toHaveLength(1)
    expect(
      differences(
        seenAs(({ grades }) => ({ grades: { ...grades, actor: 'missing' } })),
        truth,
      ),
    ).toHaveLength(1)
    expect(
      differences(
        seenAs(({ replay }) => ({ replay: { ...replay, determining: [] } })),
        truth,
      ),
    ).toHaveLength(1)
  })

  it('says which finding is missed, too much, given twice, or excepted otherwise', () => {
    const [first, ...rest] = FOUND.findings
    const name = `${first?.code} ${first?.subject.kind} ${first?.subject.id}`
    const { plant } = truth.findings[0]!
    expect(differences({ ...FOUND, findings: rest }, truth)).toEqual([`missed ${name} (plant: ${plant})`])
    expect(differences({ ...FOUND, findings: [...FOUND.findings, first!] }, truth)).toEqual([
      `twice: ${name}`,
    ])
    const other = { ...first!, code: 'EV-14' }
    expect(differences({ ...FOUND, findings: [...FOUND.findings, other] }, truth)).toEqual([
      `too much: EV-14 decision ${first?.subject.id} (in words)`,
    ])
    expect(differences({ ...FOUND, findings: [{ ...first!, excepted: 'X-1' }, ...rest] }, truth)).toEqual([
      `${name} excepted by: [X-1], and it is []`,
    ])
  })

  it('says which count of a source is another', () => {
    const [first, ...rest] = FOUND.sources
    const sources = [{ ...first!, quarantined: 7 }, ...rest]
    expect(differences({ ...FOUND, sources }, truth)).toEqual([
      `source s1 quarantined: 7, and it is ${first?.quarantined}`,
    ])
    expect(differences({ ...FOUND, runs: 0 }, truth)).toEqual([`runs: 0, and it is ${truth.runs}`])
  })
})
