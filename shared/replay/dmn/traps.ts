import type { PolicyVersion } from '../../model/policy.ts'
import type { PolicyTrap } from '../policy-text.ts'

export function dmnTraps(_version: PolicyVersion): readonly PolicyTrap[] {
  return []
}
