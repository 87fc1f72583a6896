import { describe, expect, it } from 'vitest'
import { ASSIGN, assigned, at, check, definition, permit, rebuilt, told } from './run-builder.ts'

const ids = (run: ReturnType<typeof rebuilt>) => run.decisions.map(({ id }) => id)

describe('the decisions of a run', () => {
  it('takes outcomes of two streams within the join window as one decision', () => {
    const run = rebuilt([
      told(0, 'pdp', { transition: ASSIGN, check, outcome: permit }),
      told(29, 'engine', { transition: ASSIGN, outcome: permit }),
    ])
    expect(ids(run)).toEqual(['r-1/assign#1'])
    expect(run.decisions[0]?.time).toBe(at(29))
  })

  it('takes outcomes of two streams beyond the join window as two', () => {
    const run = rebuilt([
      told(0, 'pdp', { transition: ASSIGN, outcome: permit }),
      told(31, 'engine', { transition: ASSIGN, outcome: permit }),
    ])
    expect(ids(run)).toEqual(['r-1/assign#1', 'r-1/assign#2'])
  })

  it('takes two outcomes of one stream as two, however close', () => {
    const run = rebuilt([
      told(0, 'pdp', { transition: ASSIGN, outcome: { value: 'deny' } }),
      told(1, 'pdp', { transition: ASSIGN, outcome: permit }),
      told(2, 'engine', { transition: ASSIGN, outcome: { value: 'deny' } }),
      told(3, 'engine', { transition: ASSIGN, outcome: permit }),
    ])
    expect(run.decisions.map(({ outcomes }) => outcomes.map(({ by }) => by.ref))).toEqual([
      ['s1:0', 's1:2'],
      ['s1:1', 's1:3'],
    ])
  })

  it('does not let a system that logs only the second of two rounds answer for the first', () => {
    const run = rebuilt([
      told(0, 'pdp', { transition: ASSIGN, outcome: { value: 'step-up' } }),
      told(10, 'pdp', { transition: ASSIGN, outcome: permit }),
      told(12, 'engine', { transition: ASSIGN, outcome: permit }),
    ])
    expect(run.decisions.map(({ outcomes }) => outcomes.map(({ by }) => by.ref))).toEqual([
      ['s1:0'],
      ['s1:1', 's1:2'],
    ])
    expect(run.decisions.map(({ outcome }) => outcome)).toEqual(['step-up', 'permit'])
  })

  it('takes equal labels as one decision, named by the label, whatever the stream or the window', () => {
    const run = rebuilt([
      told(0, 'pdp', { transition: ASSIGN, decision: 'd-7', outcome: permit }),
      told(500, 'pdp', { transition: ASSIGN, decision: 'd-7', outcome: permit }),
      told(1000, 'pdp', { transition: ASSIGN, outcome: permit }),
    ])
    expect(ids(run)).toEqual(['d-7', 'r-1/assign#2'])
  })

  it('lets a labelled check name the unlabelled outcome of the same transition', () => {
    const run = rebuilt([
      told(0, 'pdp', { transition: ASSIGN, decision: 'd-7', check }),
      told(1, 'engine', { transition: ASSIGN, outcome: permit }),
    ])
    expect(ids(run)).toEqual(['d-7'])
    expect(run.decisions[0]?.check?.by.ref).toBe('s1:0')
  })

  it('keeps different labels apart, though their outcomes are close and of different streams', () => {
    const run = rebuilt([
      told(0, 'pdp', { transition: ASSIGN, decision: 'd-1', outcome: permit }),
      told(1, 'engine', { transition: ASSIGN, decision: 'd-2', outcome: permit }),
    ])
    expect(ids(run)).toEqual(['d-1', 'd-2'])
  })

  it('gives a record of the transition to the first decision that is not earlier by more than the skew', () => {
    const run = rebuilt([
      told(0, 'engine', { transition: ASSIGN, outcome: permit }),
      told(5, 'idm', { transition: ASSIGN, action: assigned }),
      told(60, 'engine', { transition: ASSIGN, outcome: permit }),
      told(66, 'idm', { transition: ASSIGN, action: assigned }),
    ])
    expect(run.decisions.map(({ action }) => action?.by.ref)).toEqual(['s1:1', 's1:3'])
  })

  it('makes one decision of a deciding transition that has records and no outcome', () => {
    const run = rebuilt([
      told(0, 'pdp', { transition: ASSIGN, check }),
      told(50, 'pdp', { transition: ASSIGN, check: { ...check, outcome: 'deny' } }),
    ])
    expect(ids(run)).toEqual(['r-1/assign#1'])
    expect(run.decisions[0]).toMatchObject({ outcome: 'deny', grades: { outcome: 'derived' }, time: at(50) })
  })

  it('joins an outcome without transition to the decision within the join window', () => {
    const run = rebuilt([
      told(0, 'pdp', { transition: ASSIGN, check }),
      told(20, 'engine', { outcome: permit }),
      told(900, 'engine', { outcome: { value: 'deny' } }),
    ])
    expect(run.decisions.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['r-1/assign#1', 'permit'],
      ['r-1/-#1', 'deny'],
    ])
  })

  it('takes a check as deciding only in a workflow that marks no deciding transition', () => {
    const records = [
      told(0, 'pdp', { transition: { id: 'evaluate', from: 'enrich', to: 'evaluate' }, check }),
    ]
    const unmarked = definition({ transitions: [{ id: 'evaluate', from: 'enrich', to: 'evaluate' }] })
    expect(ids(rebuilt(records))).toEqual([])
    expect(ids(rebuilt(records, { definitions: [unmarked] }))).toEqual(['r-1/evaluate#1'])
  })
})
