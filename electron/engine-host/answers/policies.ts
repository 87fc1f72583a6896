import { policyInFull, policyList, policyText, policyTraps } from '../../../shared/engine.ts'
import { type CallTable, caseOf } from './tables.ts'

export const policiesCalls = {
  'policies.list': (input, by) => policyList(caseOf(input, by)),
  'policy.get': ({ id, ...input }, by) => ({ policy: policyInFull(caseOf(input, by), id) ?? null }),
  'policy.text': ({ id, version, ...input }, by) => ({ files: policyText(caseOf(input, by), id, version) }),
  'policy.traps': ({ id, version, ...input }, by) => policyTraps(caseOf(input, by), id, version),
} satisfies Partial<CallTable>
