import type { Recognised } from '../../../shared/contract/intake.ts'
import { BOUNDARY_FORMAT } from '../../../shared/model/boundary.ts'
import { POLICIES_FORMAT } from '../../../shared/model/policy.ts'
import { EVIDENCE_FORMATS, type EvidenceFormat } from '../../../shared/model/source.ts'
import { WORKFLOW_FORMAT } from '../../../shared/model/workflow.ts'

const EVIDENCE: Readonly<Record<EvidenceFormat, string>> = {
  'docket-evidence/1': 'Evidence records',
  'cerbos-audit-log': 'Cerbos audit log',
  'opa-decision-log': 'OPA decision log',
  'aws-cloudtrail': 'Amazon Verified Permissions (CloudTrail)',
  'authzen-log': 'AuthZEN log',
}

const DEFINITIONS = {
  [WORKFLOW_FORMAT]: 'Workflow definition',
  [BOUNDARY_FORMAT]: 'Decision boundary',
  [POLICIES_FORMAT]: 'Policy bundle',
  'opa-bundle': 'OPA bundle',
  'cerbos-policies': 'Cerbos policies',
  'cedar-policies': 'Cedar policies',
  'dmn-models': 'DMN models',
  'git-history': 'Policies with their git history',
} as const

/** What a person can say that a file is, in the order of the work. */
export const FORMATS: readonly { readonly name: string; readonly words: string }[] = [
  ...EVIDENCE_FORMATS.map((name) => ({ name, words: EVIDENCE[name] })),
  ...Object.entries(DEFINITIONS).map(([name, words]) => ({ name, words })),
]

/** `Evidence records` for `docket-evidence/1`; a format that nobody knows is its own word. */
export function formatWords(format: string): string {
  return FORMATS.find(({ name }) => name === format)?.words ?? format
}

const KINDS: Readonly<Record<Recognised['kind'], string>> = {
  case: 'Case file',
  packet: 'Packet',
  evidence: 'Evidence records',
  workflow: 'Workflow definition',
  boundary: 'Decision boundary',
  policies: 'Policy bundle',
  unknown: 'Not known',
}

export function recognisedWords({ kind, format }: Pick<Recognised, 'kind' | 'format'>): string {
  return format === '' ? KINDS[kind] : formatWords(format)
}
