import { describe, expect, it } from 'vitest'
import { wf02 } from '../../../shared/findings/rules/wf-02-stage-skipped.ts'
import { ofRun } from './breaches.ts'
import { approval, ASSIGN, check, EVALUATE, FINISH, type Line, story, time } from './dossier-builder.ts'

let places = 0
/** A record of a stream, that takes a transition. */
const moving = (
  seconds: number,
  transition: { readonly id: string; readonly from: string; readonly to: string },
  stream = 'engine',
): Line => [seconds, { transition, check: check(), stream: { id: stream, seq: (places += 1) } }]

it('names a stage that was left and not entered, though others show how', () => {
  expect(ofRun(wf02, { lines: [moving(0, ASSIGN), moving(1, FINISH)] })).toEqual([
    `evaluate was left for assign at ${time(0)} (s1:0) without having been entered`,
  ])
})

it('is silent where no other run shows how it is entered', () => {
  const lines = [moving(0, ASSIGN), moving(1, FINISH)]
  expect(ofRun(wf02, { lines, enteredElsewhere: () => false })).toEqual([])
  const asked: string[][] = []
  ofRun(wf02, {
    lines,
    enteredElsewhere: (...names) => {
      asked.push(names)
      return true
    },
  })
  expect(asked).toContainEqual(['joiner', 'evaluate', 'r-1'])
})

it('takes the start for entered', () => {
  expect(ofRun(wf02, { lines: [moving(0, EVALUATE), moving(1, ASSIGN)] })).toEqual([])
})

it('lets an undefined transition move the run', () => {
  const jump = { id: 'jump', from: 'intake', to: 'assign' }
  expect(ofRun(wf02, { lines: [moving(0, jump), moving(1, FINISH)] })).toEqual([])
})

it('is silent on a record under the stage before', () => {
  const lines = [moving(0, EVALUATE), moving(1, ASSIGN), moving(2, EVALUATE, 'pdp')]
  expect(ofRun(wf02, { lines })).toEqual([])
})

describe('an approval alone at a deciding transition', () => {
  const waiting: Line = [1, { transition: ASSIGN, approval: approval() }]

  it('does not leave the stage before it', () => {
    const lines = story({
      trigger: [0, { trigger: { type: 'hr.joiner' } }],
      attributes: [9, { transition: EVALUATE }],
      approval: waiting,
    })
    expect(ofRun(wf02, { lines })).toEqual([])
  })

  it('does not enter the stage after it', () => {
    expect(
      ofRun(wf02, { lines: [[0, { transition: EVALUATE }], waiting, [60, { transition: FINISH }]] }),
    ).toHaveLength(1)
  })
})

describe('records of different streams', () => {
  it('within the skew stand in the order that breaks nothing', () => {
    expect(ofRun(wf02, { lines: [moving(0, ASSIGN, 'a'), moving(5, EVALUATE, 'b')] })).toEqual([])
    expect(ofRun(wf02, { lines: [moving(0, ASSIGN, 'a'), moving(5.001, EVALUATE, 'b')] })).toHaveLength(1)
  })

  it('of one stream stand as they are', () => {
    expect(ofRun(wf02, { lines: [moving(0, ASSIGN), moving(1, EVALUATE)] })).toHaveLength(1)
  })

  it('may be turned round several at a time', () => {
    const lines = [moving(0, FINISH, 'a'), moving(2, ASSIGN, 'b'), moving(4, EVALUATE, 'c')]
    expect(ofRun(wf02, { lines })).toEqual([])
  })

  it('name the root alone where no order helps', () => {
    const lines = [moving(0, FINISH, 'a'), moving(2, ASSIGN, 'b')]
    expect(ofRun(wf02, { lines })).toEqual([
      `evaluate was left for assign at ${time(2)} (s1:1) without having been entered`,
    ])
  })
})
