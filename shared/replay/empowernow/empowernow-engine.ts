import { blocked, type PolicyEngine } from '../policy-engine.ts'
import { readEmpowerNowText } from './read-text.ts'
import { empowerNowTraps } from './traps.ts'

/**
 * EmpowerNow's policies, read and searched for traps. No request is put to them: how they are evaluated is told in
 * two ways by their own documentation, and nothing that evaluates them is published.
 */
export const empowerNowEngine: PolicyEngine = {
  name: 'empowernow',
  label: 'empowernow',
  can: 'reads-only',
  compile: () =>
    blocked(
      'engine-unavailable',
      'policies of EmpowerNow are read, not evaluated: nothing that evaluates them is published',
    ),
  readText: readEmpowerNowText,
  traps: empowerNowTraps,
}
