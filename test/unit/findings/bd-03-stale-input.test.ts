import { expect, it } from 'vitest'
import { bd03 } from '../../../shared/findings/rules/bd-03-stale-input.ts'
import { ofDecision } from './breaches.ts'
import { ASSIGN, definitionOf, department, type Line, story, time } from './dossier-builder.ts'

// The decision is at 20 s; risk may be 600 s old.
const riskAt = (seconds: number, fields: Record<string, unknown> = {}): readonly Line[] =>
  story({
    attributes: [
      10,
      {
        transition: ASSIGN,
        attributes: [
          department(),
          { name: 'context.risk', value: 9, source: 'risk-engine', asOf: time(seconds), ...fields },
        ],
      },
    ],
  })

it('gives the age and the limit', () => {
  expect(ofDecision(bd03, { lines: riskAt(-820) })).toEqual([
    `context.risk as of ${time(-820)} was 14 min old at ${time(20)}, limit PT10M`,
  ])
})

it('allows the limit itself', () => {
  expect(ofDecision(bd03, { lines: riskAt(-580) })).toEqual([])
  expect(ofDecision(bd03, { lines: riskAt(-580.001) })).toHaveLength(1)
})

it('names every input that is too old', () => {
  const lines = story({
    attributes: [
      10,
      {
        transition: ASSIGN,
        attributes: [
          department({ asOf: time(-90_000) }),
          { name: 'context.risk', value: 9, source: 'risk-engine', asOf: time(-90_000) },
        ],
      },
    ],
  })
  expect(ofDecision(bd03, { lines })).toHaveLength(2)
})

it('leaves an input without time to EV-12, and asks nothing of one without limit or approval', () => {
  expect(ofDecision(bd03, { lines: riskAt(-9000, { asOf: undefined }) })).toEqual([])
  expect(ofDecision(bd03, { lines: riskAt(-9000, { name: 'context.location' }) })).toEqual([])
  const definition = definitionOf({ boundary: { inputs: [{ name: 'context.risk' }] } })
  expect(ofDecision(bd03, { definition, lines: riskAt(-9000) })).toEqual([])
})

it('judges the reading that counts, not one before it', () => {
  const stale: Line = [
    5,
    { transition: ASSIGN, attributes: [{ name: 'context.risk', value: 9, asOf: time(-9000) }] },
  ]
  expect(ofDecision(bd03, { lines: [...riskAt(-60), stale] })).toEqual([])
})

it('grants each source its own limit where the boundary does', () => {
  const inputs = [
    { name: 'context.risk', sources: ['risk-engine'], maxAge: 'PT1M' },
    { name: 'context.risk', sources: ['siem'], maxAge: 'PT1H' },
  ]
  const definition = definitionOf({ boundary: { inputs } })
  expect(ofDecision(bd03, { definition, lines: riskAt(-120) })).toHaveLength(1)
  expect(ofDecision(bd03, { definition, lines: riskAt(-120, { source: 'siem' }) })).toEqual([])
})
