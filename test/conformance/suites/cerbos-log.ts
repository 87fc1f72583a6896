import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readLine } from '../../../shared/intake/lines/read-line.ts'
import type { Check } from '../../../shared/model/evidence.ts'
import type { PolicyVersion } from '../../../shared/model/policy.ts'
import { cerbosEngine } from '../../../shared/replay/cerbos/cerbos-engine.ts'
import type { Blocked, CompiledPolicy } from '../../../shared/replay/policy-engine.ts'
import { type CerbosStoreFiles, cerbosStore } from '../../fixtures/cerbos-store.ts'
import type { CaseResult, Suite } from '../suite.ts'
import { absent, vectorFolder } from '../vector-folder.ts'

const DATA = 'cerbos-decision-log'
const RUN = 'run_disk'

/** A check of the log: one action of one input of a call. */
export interface LoggedCheck {
  /** `CALL/INPUT/ACTION`. */
  readonly id: string
  readonly time: string
  readonly check: Check
}

/** The log of a real PDP whose policies were edited on the way; undefined where it is not beside the project. */
export interface CerbosLog {
  readonly checks: readonly LoggedCheck[]
  readonly before: CerbosStoreFiles
  readonly after: CerbosStoreFiles
  /** RFC 3339. */
  readonly editedAt: string
  /** Ids of the checks that the vendor's own engine does not reproduce with one content. */
  readonly differing: Readonly<Record<'before' | 'after', ReadonlySet<string>>>
}

export function cerbosLog(): CerbosLog | undefined {
  const folder = vectorFolder(DATA)
  const run = folder === null ? '' : join(folder, RUN)
  if (!existsSync(join(run, 'audit.log'))) return undefined
  const lines = readFileSync(join(run, 'audit.log'), 'utf8').trimEnd().split('\n')
  const { policyEditAt } = JSON.parse(readFileSync(join(run, 'timeline.json'), 'utf8')) as {
    policyEditAt: string
  }
  return {
    checks: lines.flatMap(checksOf),
    before: cerbosStore(join(run, 'policies_before')),
    after: cerbosStore(join(run, 'policies_after')),
    editedAt: policyEditAt,
    differing: { before: differing(run, 'before'), after: differing(run, 'after') },
  }
}

function checksOf(line: string): readonly LoggedCheck[] {
  const reading = readLine('cerbos-audit-log', Buffer.from(line))
  if (!reading.ok) throw new Error(reading.detail)
  return reading.records.flatMap(({ id, time, check }) => (check === undefined ? [] : [{ id, time, check }]))
}

function differing(run: string, content: 'before' | 'after'): ReadonlySet<string> {
  const told = JSON.parse(readFileSync(join(run, `replay_diff_vs_${content}.json`), 'utf8')) as readonly {
    readonly callId: string
    readonly i: number
    readonly diff: readonly string[]
  }[]
  return new Set(
    told.flatMap(({ callId, i, diff }) => diff.map((each) => `${callId}/${i}/${each.split(':')[0]}`)),
  )
}

const compiled = new Map<PolicyVersion, CompiledPolicy | Blocked>()

/** Puts a check of the log to a content of the store. */
export function replayed({ id, time, check }: LoggedCheck, store: CerbosStoreFiles): CaseResult {
  const version = store.versions.get(`${check.policy.id} ${check.policy.version}`)
  if (version === undefined)
    return { name: id, result: 'refused', detail: 'the policy is not among the files' }
  const policy = compiled.get(version) ?? cerbosEngine.compile(version)
  compiled.set(version, policy)
  if (policy.kind === 'blocked') return { name: id, result: 'refused', detail: policy.detail }
  const given = policy.evaluate({ text: JSON.stringify(check.request), at: time })
  if (!given.ok) return { name: id, result: 'refused', detail: given.why }
  return given.outcome === check.outcome
    ? { name: id, result: 'right' }
    : { name: id, result: 'wrong', detail: `${given.outcome}, recorded ${check.outcome}` }
}

/** Every check of the log with the content of its time: what was edited counts from the next call on. */
export const cerbosLogSuite: Suite = {
  name: 'cerbos-log',
  atLeast: 1,
  run: async () => {
    const log = cerbosLog()
    if (log === undefined) return absent(DATA)
    return log.checks.map((check) => replayed(check, check.time < log.editedAt ? log.before : log.after))
  },
}
