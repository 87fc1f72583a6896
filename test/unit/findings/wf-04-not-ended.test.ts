import { expect, it } from 'vitest'
import { wf04 } from '../../../shared/findings/rules/wf-04-not-ended.ts'
import { ofRun } from './breaches.ts'
import { approval, definitionOf, FINISH, type Line, story, time } from './dossier-builder.ts'

const DAY = 86_400
const open = story({ finish: undefined })

it('says since when nothing was recorded', () => {
  expect(ofRun(wf04, { lines: open, lastRecord: 31 + DAY })).toEqual([
    `its last record is of ${time(30)}, 1 d before the last of the case; end stages: done`,
  ])
})

it('allows the idle limit', () => {
  expect(ofRun(wf04, { lines: open, lastRecord: 30 + DAY })).toEqual([])
})

it('is silent on a run that has ended, and without definition', () => {
  expect(ofRun(wf04, { lastRecord: 99 * DAY })).toEqual([])
  expect(ofRun(wf04, { lines: open, lastRecord: 99 * DAY, definition: 'none' })).toEqual([])
})

it('does not take an approval that waits before an end for the end', () => {
  const transitions = [{ ...FINISH, decision: true }]
  const definition = definitionOf({ workflow: { transitions } })
  const waiting: Line = [30, { transition: FINISH, approval: approval() }]
  expect(ofRun(wf04, { lines: [waiting], definition, lastRecord: 9 * DAY })).toHaveLength(1)
})

it('takes stages that no transition leaves for ends where the definition names none', () => {
  const definition = definitionOf({ workflow: { end: undefined } })
  expect(ofRun(wf04, { definition, lastRecord: 9 * DAY })).toEqual([])
  expect(ofRun(wf04, { definition, lines: open, lastRecord: 9 * DAY })).toHaveLength(1)
})
