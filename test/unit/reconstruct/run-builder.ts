import { EvidenceRecord } from '../../../shared/model/evidence.ts'
import type { PolicyVersion } from '../../../shared/model/policy.ts'
import type { Definition, PlacedRecord, RebuiltRun } from '../../../shared/model/rebuilt.ts'
import { DEFAULT_SETTINGS } from '../../../shared/model/settings.ts'
import { instantOf } from '../../../shared/model/time.ts'
import { WorkflowDefinition } from '../../../shared/model/workflow.ts'
import { rebuildRun } from '../../../shared/reconstruct/rebuild-run.ts'

/** 09:00:00Z and `seconds` on 4 May 2026. */
export function at(seconds: number): string {
  return new Date(Date.UTC(2026, 4, 4, 9, 0, 0) + seconds * 1000).toISOString()
}

export const ASSIGN = { id: 'assign', from: 'evaluate', to: 'assign' }
export const ENRICH = { id: 'enrich', from: 'intake', to: 'enrich' }
const PERMIT_CHECK = { policy: { id: 'role-assignment', version: '1' }, outcome: 'permit' }

/** A record `seconds` into the run; `stream` names its stream. */
export function told(
  seconds: number,
  stream: string,
  facts: Record<string, unknown>,
): Record<string, unknown> {
  return { time: at(seconds), stream, ...facts }
}

export const check = PERMIT_CHECK
export const permit = { value: 'permit' }
export const assigned = { type: 'assignRole', entitlement: 'erp/ap-clerk', result: 'done' }

/** Rebuilds one run; every record is parsed by the real schema. Lines are numbered as given, in source 1. */
export function rebuilt(
  records: readonly Record<string, unknown>[],
  known: { definitions?: readonly Definition[]; policies?: readonly PolicyVersion[] } = {},
): RebuiltRun {
  const seqs = new Map<string, number>()
  const placed = records.map((given, index): PlacedRecord => {
    const { stream, ...rest } = given
    const seq = (seqs.get(String(stream)) ?? 0) + 1
    seqs.set(String(stream), seq)
    const record = EvidenceRecord.parse({
      id: `e-${index}`,
      run: 'r-1',
      workflow: { id: 'joiner', version: '1' },
      stream: { id: stream, seq },
      ...rest,
    })
    return {
      ref: `s1:${index}`,
      source: 1,
      index,
      part: 0,
      instant: instantOf(record.time) as number,
      record,
    }
  })
  return rebuildRun('r-1', placed, {
    definitions: known.definitions ?? [definition()],
    policies: known.policies ?? [],
    settings: DEFAULT_SETTINGS,
  })
}

export function definition(changes: Record<string, unknown> = {}): Definition {
  const workflow = WorkflowDefinition.parse({
    format: 'docket-workflow/1',
    id: 'joiner',
    version: '1',
    stages: ['intake', 'enrich', 'evaluate', 'assign', 'done'],
    start: 'intake',
    end: ['done'],
    transitions: [
      { ...ENRICH },
      { id: 'evaluate', from: 'enrich', to: 'evaluate' },
      { ...ASSIGN, policy: 'role-assignment', decision: true },
      { id: 'finish', from: 'assign', to: 'done' },
    ],
    ...changes,
  })
  return { workflow, boundary: workflow.boundary, exceptions: [] }
}

export function policyVersion(
  version: string,
  from: string,
  changes: Partial<PolicyVersion> = {},
): PolicyVersion {
  return {
    policy: 'role-assignment',
    version,
    engine: 'cedar',
    effective: { from, to: undefined },
    files: [],
    texts: [],
    entities: undefined,
    schema: undefined,
    validateRequests: false,
    digest: `sha256:${'0'.repeat(64)}`,
    declaredDigest: undefined,
    bind: undefined,
    ...changes,
  }
}
