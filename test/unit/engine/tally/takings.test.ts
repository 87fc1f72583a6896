import { describe, expect, it } from 'vitest'
import { takingsOf } from '../../../../shared/engine/tally/takings.ts'
import {
  action,
  approval,
  ASSIGN,
  build,
  check,
  department,
  EVALUATE,
  FINISH,
  type Line,
  story,
  SUBJECT,
} from '../../findings/dossier-builder.ts'

function shown(lines: readonly Line[]) {
  return takingsOf(build({ lines }).run).map(({ transition, defined, stayed }) => [
    transition.id,
    defined ? 'defined' : 'undefined',
    stayed,
  ])
}

describe('a run', () => {
  it('takes a transition once, however many records tell it; it left the stage when it decided', () => {
    expect(shown(story())).toEqual([
      // The first record moves it: how long it was in the first stage is not told.
      ['evaluate', 'defined', undefined],
      ['assign', 'defined', 20_000],
      ['finish', 'defined', 20_000],
    ])
  })

  it('was in its first stage since its first record', () => {
    expect(
      shown(
        story({ trigger: [0, { trigger: { type: 'hr.joiner' } }], first: [4, { transition: EVALUATE }] }),
      ),
    ).toContainEqual(['evaluate', 'defined', 4_000])
  })

  it('takes a transition again only when it has entered the stage before it again', () => {
    const BACK = { id: 'back', from: 'assign', to: 'evaluate' }
    const lines: Line[] = [
      [0, { transition: EVALUATE }],
      [5, { transition: ASSIGN, outcome: { value: 'deny' }, subject: SUBJECT }],
      [6, { transition: ASSIGN, action: action({ result: 'failed' }) }],
      [7, { transition: BACK }],
      [9, { transition: ASSIGN, outcome: { value: 'permit' }, subject: SUBJECT }],
      [10, { transition: FINISH }],
      // Told late by another system: it is no third time.
      [11, { transition: ASSIGN, action: action() }],
    ]
    expect(shown(lines)).toEqual([
      ['evaluate', 'defined', undefined],
      ['assign', 'defined', 5_000],
      ['back', 'undefined', 2_000],
      ['assign', 'defined', 2_000],
      ['finish', 'defined', 1_000],
    ])
  })

  it('takes a transition into the stage that it leaves once, however many records tell it', () => {
    const AGAIN = { id: 'again', from: 'evaluate', to: 'evaluate' }
    const lines: Line[] = [
      [0, { transition: EVALUATE }],
      [3, { transition: AGAIN, attributes: [department()] }],
      [4, { transition: AGAIN, check: check() }],
      [6, { transition: ASSIGN, outcome: { value: 'permit' }, subject: SUBJECT }],
    ]
    expect(shown(lines)).toEqual([
      ['evaluate', 'defined', undefined],
      ['again', 'undefined', 3_000],
      ['assign', 'defined', 3_000],
    ])
  })

  it('has not taken a deciding transition while only an approval is there', () => {
    const waiting: Line[] = [
      [0, { transition: EVALUATE }],
      [5, { transition: ASSIGN, actor: { kind: 'human', id: 'm-1' }, approval: approval() }],
    ]
    expect(shown(waiting).map(([id]) => id)).toEqual(['evaluate'])
    const decided: Line[] = [
      ...waiting,
      [9, { transition: ASSIGN, attributes: [department()], check: check(), outcome: { value: 'permit' } }],
    ]
    expect(shown(decided)).toEqual([
      ['evaluate', 'defined', undefined],
      ['assign', 'defined', 9_000],
    ])
  })

  it('leaves a stage that it never entered after no known time', () => {
    expect(
      shown([
        [0, { transition: EVALUATE }],
        [3, { transition: FINISH }],
      ]),
    ).toEqual([
      ['evaluate', 'defined', undefined],
      ['finish', 'defined', undefined],
    ])
  })
})
