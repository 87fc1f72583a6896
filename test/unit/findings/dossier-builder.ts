import { Boundary, Exception } from '../../../shared/model/boundary.ts'
import type { CaseFacts } from '../../../shared/model/case-facts.ts'
import { EvidenceRecord } from '../../../shared/model/evidence.ts'
import { recordRef } from '../../../shared/model/ids.ts'
import type { JsonValue } from '../../../shared/model/json.ts'
import { Bind, type PolicyVersion } from '../../../shared/model/policy.ts'
import type { Definition, JudgedDecision, PlacedRecord, RebuiltRun } from '../../../shared/model/rebuilt.ts'
import type { Replay } from '../../../shared/model/decision.ts'
import { DEFAULT_SETTINGS } from '../../../shared/model/settings.ts'
import { instantOf, timeText } from '../../../shared/model/time.ts'
import { Effective, WorkflowDefinition } from '../../../shared/model/workflow.ts'
import { publishDecision } from '../../../shared/reconstruct/publish.ts'
import { rebuildRun } from '../../../shared/reconstruct/rebuild-run.ts'

const START = Date.UTC(2026, 4, 4, 2, 13, 0)

/** The instant and the text of so many seconds after the story's start, 2026-05-04T02:13:00Z. */
export const instant = (seconds: number): number => START + seconds * 1000
export const time = (seconds: number): string => timeText(instant(seconds))

/** Fields of one record; its seconds first. Id, run and workflow are filled in. */
export type Line = readonly [seconds: number, fields: Record<string, unknown>]

/** Records as intake gives them; line i is `s1:i`. */
export function recordsOf(lines: readonly Line[]): PlacedRecord[] {
  return lines.map(([seconds, fields], index) => {
    const record = EvidenceRecord.parse({
      id: `e-${index}`,
      time: time(seconds),
      run: 'r-1',
      workflow: { id: 'joiner', version: '3.2.0' },
      ...fields,
    })
    const at = instantOf(record.time) ?? Number.NaN
    return { ref: recordRef(1, index), source: 1, index, part: 0, instant: at, record }
  })
}

const BOUNDARY = {
  triggers: ['hr.*'],
  inputs: [
    { name: 'subject.department', sources: ['hr'], maxAge: 'P1D' },
    { name: 'context.risk', sources: ['risk-engine'], maxAge: 'PT10M' },
  ],
  policies: ['role-assignment'],
  actions: ['assignRole'],
  entitlements: { allow: ['erp/*', 'crm/viewer'], deny: ['*/admin'] },
  approvals: [{ when: { entitlement: 'erp/*' }, by: ['manager'], distinctFrom: ['subject', 'actor'] }],
  notify: ['manager'],
  actors: ['agent:prov-*'],
  models: ['llm-x-*'],
}

export interface DefinitionParts {
  readonly version?: string
  readonly workflow?: Record<string, unknown>
  /** Keys that differ from the story's; one with undefined is left out. */
  readonly boundary?: Record<string, unknown> | 'none'
  readonly exceptions?: readonly Record<string, unknown>[]
}

/** The workflow of the story: intake, evaluate, assign (deciding), done. */
export function definitionOf(parts: DefinitionParts = {}): Definition {
  const workflow = WorkflowDefinition.parse({
    format: 'docket-workflow/1',
    id: 'joiner',
    version: parts.version ?? '3.2.0',
    effective: { from: '2026-04-01T00:00:00Z' },
    owner: 'iam-governance',
    stages: ['intake', 'evaluate', 'assign', 'done'],
    start: 'intake',
    end: ['done'],
    transitions: [
      { id: 'evaluate', from: 'intake', to: 'evaluate' },
      { id: 'assign', from: 'evaluate', to: 'assign', policy: 'role-assignment', decision: true },
      { id: 'finish', from: 'assign', to: 'done' },
    ],
    ...parts.workflow,
  })
  const boundary = parts.boundary === 'none' ? undefined : Boundary.parse({ ...BOUNDARY, ...parts.boundary })
  return { workflow, boundary, exceptions: (parts.exceptions ?? []).map((each) => Exception.parse(each)) }
}

const DIGEST = `sha256:${'a'.repeat(64)}`

type VersionParts = Partial<Omit<PolicyVersion, 'effective' | 'bind'>> & {
  readonly effective?: { readonly from?: string; readonly to?: string } | undefined
  readonly context?: Record<string, JsonValue>
}

export function policyVersion({ effective, context, ...parts }: VersionParts = {}): PolicyVersion {
  return {
    policy: 'role-assignment',
    version: '2026.05.1',
    engine: 'cedar',
    effective: Effective.parse(effective ?? { from: '2026-05-01T00:00:00Z' }),
    files: [],
    texts: [],
    entities: undefined,
    schema: undefined,
    validateRequests: false,
    digest: DIGEST,
    declaredDigest: undefined,
    bind: context === undefined ? undefined : Bind.parse({ context }),
    ...parts,
  }
}

export const EVALUATE = { id: 'evaluate', from: 'intake', to: 'evaluate' }
export const ASSIGN = { id: 'assign', from: 'evaluate', to: 'assign' }
export const FINISH = { id: 'finish', from: 'assign', to: 'done' }
export const AGENT = { kind: 'agent', id: 'agent:prov-7', owner: 'iam-governance' }
export const SUBJECT = { type: 'User', id: 'u-204' }

export const department = (fields: Record<string, unknown> = {}) => ({
  name: 'subject.department',
  value: 'Finance',
  source: 'hr',
  asOf: time(-3600),
  ...fields,
})
export const check = (fields: Record<string, unknown> = {}) => ({
  policy: { id: 'role-assignment', version: '2026.05.1' },
  outcome: 'permit',
  ...fields,
})
export const action = (fields: Record<string, unknown> = {}) => ({
  type: 'assignRole',
  entitlement: 'erp/ap-clerk',
  result: 'done',
  ...fields,
})
export const approval = (fields: Record<string, unknown> = {}) => ({
  by: { id: 'm-1', role: 'manager' },
  outcome: 'approved',
  ...fields,
})

/** Lines of an ordinary run by name, in which nothing is wrong; replace some, or drop them with undefined. */
export function story(changes: Record<string, Line | undefined> = {}): Line[] {
  const lines: Record<string, Line | undefined> = {
    trigger: [0, { trigger: { type: 'hr.joiner' }, transition: EVALUATE }],
    attributes: [10, { transition: ASSIGN, attributes: [department()] }],
    model: [
      12,
      {
        transition: ASSIGN,
        actor: AGENT,
        model: { id: 'llm-x-5', proposal: { action: 'assignRole', entitlement: 'erp/ap-clerk' } },
      },
    ],
    check: [15, { transition: ASSIGN, check: check() }],
    approval: [18, { transition: ASSIGN, actor: { kind: 'human', id: 'm-1' }, approval: approval() }],
    outcome: [20, { transition: ASSIGN, actor: AGENT, subject: SUBJECT, outcome: { value: 'permit' } }],
    action: [22, { transition: ASSIGN, actor: { kind: 'service', id: 'engine' }, action: action() }],
    notification: [30, { notification: { to: ['manager'], result: 'sent' } }],
    finish: [40, { transition: FINISH }],
    ...changes,
  }
  return Object.values(lines).filter((line) => line !== undefined)
}

export interface Scene {
  readonly lines?: readonly Line[]
  readonly definition?: Definition | 'none'
  readonly definitions?: readonly Definition[]
  readonly policies?: readonly PolicyVersion[]
  /** Seconds after the start; left out: the last of the lines. */
  readonly lastRecord?: number
  readonly enteredElsewhere?: CaseFacts['enteredElsewhere']
  readonly effects?: CaseFacts['effects']
  readonly replay?: Replay
  readonly reads?: readonly string[] | 'unknown'
  readonly ruleNames?: ReadonlyMap<string, string> | undefined
}

export interface Built {
  readonly run: RebuiltRun
  readonly facts: CaseFacts
  readonly decisions: readonly JudgedDecision[]
  /** The first. Throws where the run has no decision. */
  readonly judged: JudgedDecision
}

/** Rebuilds the run that the lines tell, and gives it a replay that reproduces unless the scene says otherwise. */
export function build(scene: Scene = {}): Built {
  const records = recordsOf(scene.lines ?? story())
  const own = scene.definition ?? definitionOf()
  const definitions = scene.definitions ?? (own === 'none' ? [] : [own])
  const last = records.reduce((latest, each) => Math.max(latest, each.instant), -Infinity)
  const facts: CaseFacts = {
    settings: DEFAULT_SETTINGS,
    lastRecord: scene.lastRecord === undefined ? last : instant(scene.lastRecord),
    definitions,
    conflictingDefinitions: [],
    policies: scene.policies ?? [policyVersion()],
    enteredElsewhere: scene.enteredElsewhere ?? (() => true),
    effects: scene.effects,
  }
  const run = rebuildRun('r-1', records, facts)
  const reads = scene.reads === 'unknown' ? undefined : new Set(scene.reads)
  const replay = scene.replay ?? { verdict: 'reproduced', outcome: 'permit', determining: [] }
  const decisions = run.decisions.map((dossier) => ({
    dossier,
    run,
    decision: publishDecision(dossier, replay, []),
    reads,
    ruleNames: scene.ruleNames,
  }))
  return {
    run,
    facts,
    decisions,
    get judged() {
      const first = decisions[0]
      if (first === undefined) throw new Error('the run of the scene has no decision')
      return first
    },
  }
}
