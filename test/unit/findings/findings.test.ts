import { expect, it } from 'vitest'
import { controlsOf, controlText } from '../../../shared/findings/controls.ts'
import { RULES } from '../../../shared/findings/findings.ts'

/** Code, severity and subject as findings.md gives them. */
const TABLE = `
EV-01 high decision
EV-02 high decision
EV-03 critical decision
EV-04 high decision
EV-05 high stream
EV-06 medium stream
EV-07 medium decision
EV-08 critical stream
EV-09 low decision
EV-10 medium source
EV-11 medium decision
EV-12 low decision
EV-13 low source
EV-14 medium decision
RP-01 critical decision
RP-02 high decision
RP-03 high decision
RP-04 critical policy-version
RP-05 medium decision
RP-06 medium decision
RP-07 medium policy
RP-08 high decision
BD-01 medium decision
BD-02 critical decision
BD-03 medium decision
BD-04 high decision
BD-05 critical decision
BD-06 critical decision
BD-07 critical decision
BD-08 high decision
BD-09 low decision
BD-10 high decision
BD-11 medium run
BD-12 medium decision
WF-01 high run
WF-02 high run
WF-03 high run
WF-04 low run
WF-05 medium run
WF-06 low workflow
WF-07 medium run
WF-08 high workflow
GV-01 medium workflow
GV-02 medium workflow
GV-03 high workflow
GV-04 low workflow
GV-05 medium workflow
GV-06 low workflow
GV-07 medium workflow
GV-08 low workflow
RC-01 critical effect
RC-02 high decision
RC-03 critical decision
RC-04 high decision
`

it('lists every rule once, with the severity and subject of the table', () => {
  const lines = RULES.map(({ code, severity, kind }) => `${code} ${severity} ${kind}`)
  expect(lines).toEqual(TABLE.trim().split('\n').toSorted())
})

it.each(RULES.map((rule) => [rule.code, rule] as const))('says what %s means', (_, { title, meaning }) => {
  expect(title.length).toBeLessThan(60)
  expect(meaning).toMatch(/^[A-Z].*\.$/)
})

it.each(RULES.map(({ code }) => code))('names the controls that %s touches, each once', (code) => {
  const controls = controlsOf(code).map(controlText)
  expect(controls.length).toBeGreaterThan(0)
  expect(new Set(controls).size).toBe(controls.length)
})
