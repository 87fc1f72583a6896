import { expect, it } from 'vitest'
import { ev09 } from '../../../shared/findings/rules/ev-09-told-late.ts'
import { ofDecision } from './breaches.ts'
import { approval, ASSIGN, check, department, type Line, story, time } from './dossier-builder.ts'

// The action is at 22 s; the skew is 5 s.
const attributesAt = (seconds: number): Line => [seconds, { transition: ASSIGN, attributes: [department()] }]

it('names an attribute, a check and an approval told after the action by more than the skew', () => {
  const lines = story({
    attributes: attributesAt(27.001),
    check: [28, { transition: ASSIGN, check: check() }],
    approval: [29, { transition: ASSIGN, approval: approval() }],
  })
  expect(ofDecision(ev09, { lines })).toEqual([
    `attribute subject.department at ${time(27.001)}, 5 s after the action at ${time(22)}`,
    `check of role-assignment at ${time(28)}, 6 s after the action at ${time(22)}`,
    `approval by m-1 as manager at ${time(29)}, 7 s after the action at ${time(22)}`,
  ])
})

it('allows the skew', () => {
  expect(ofDecision(ev09, { lines: story({ attributes: attributesAt(27) }) })).toEqual([])
})

it('is silent where an earlier record gives the same', () => {
  const lines: Line[] = [
    ...story(),
    attributesAt(35),
    [36, { transition: ASSIGN, check: check() }],
    [37, { transition: ASSIGN, approval: approval({ by: { id: 'm-2', role: 'manager' } }) }],
  ]
  expect(ofDecision(ev09, { lines })).toEqual([])
})

it('takes an approval by the time that it gives', () => {
  const late = approval({ at: time(60) })
  const early = approval({ at: time(5) })
  expect(
    ofDecision(ev09, { lines: story({ approval: [18, { transition: ASSIGN, approval: late }] }) }),
  ).toHaveLength(1)
  expect(
    ofDecision(ev09, { lines: story({ approval: [90, { transition: ASSIGN, approval: early }] }) }),
  ).toEqual([])
})

it('holds against the outcome where no action is recorded', () => {
  const told = (seconds: number) => story({ action: undefined, attributes: attributesAt(seconds) })
  expect(ofDecision(ev09, { lines: told(25) })).toEqual([])
  expect(ofDecision(ev09, { lines: told(26) })).toEqual([
    `attribute subject.department at ${time(26)}, 6 s after the outcome at ${time(20)}`,
  ])
})
