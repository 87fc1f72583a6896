import { expect, it } from 'vitest'
import { wf07 } from '../../../shared/findings/rules/wf-07-definition-not-in-force.ts'
import { ofRun } from './breaches.ts'
import { definitionOf, time } from './dossier-builder.ts'

const effective = (interval: Record<string, string>) => definitionOf({ workflow: { effective: interval } })

it('names the interval and the start of the run', () => {
  expect(ofRun(wf07, { definition: effective({ from: '2026-06-01' }) })).toEqual([
    `version 3.2.0 is in force from 2026-06-01, the run began at ${time(0)}`,
  ])
  expect(ofRun(wf07, { definition: effective({ to: '2026-05-01' }) })).toEqual([
    `version 3.2.0 is in force up to 2026-05-01, the run began at ${time(0)}`,
  ])
})

it('takes the first instant of the interval into it, and not its last', () => {
  expect(ofRun(wf07, { definition: effective({ from: time(0) }) })).toEqual([])
  expect(ofRun(wf07, { definition: effective({ to: time(0) }) })).toHaveLength(1)
  expect(ofRun(wf07, { definition: effective({ to: time(1) }) })).toEqual([])
})

it('is silent without interval, and on a version that counts instead of the named one', () => {
  expect(ofRun(wf07, { definition: effective({}) })).toEqual([])
  expect(ofRun(wf07, { definition: definitionOf({ version: '3.3.0' }) })).toEqual([])
})
