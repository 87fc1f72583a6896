import type { PacketManifest, StatementPredicate } from '../../model/packet.ts'
import { instantOf } from '../../model/time.ts'
import { comparableJson } from '../../proof/canonical-json.ts'
import type { JsonValue } from '../../model/json.ts'
import { counted, Faults, quoted, type Judged } from '../faults.ts'
import type { DecisionsSeen } from './decisions.ts'

/** What was counted in the packet itself. */
export interface Contents {
  readonly decisions: DecisionsSeen
  readonly records: number
  readonly sources: number
  readonly findings: number
}

/** The manifest says what is there, and the statement says the same. */
export function checkManifest(
  manifest: PacketManifest,
  contents: Contents,
  predicate: StatementPredicate | undefined,
): Judged {
  const faults = new Faults()
  const found = {
    decisions: contents.decisions.count,
    runs: contents.decisions.runs,
    records: contents.records,
    sources: contents.sources,
    findings: contents.findings,
  }
  for (const name of Object.keys(found) as (keyof typeof found)[])
    if (manifest.counts[name] !== found[name])
      faults.add(`it counts ${manifest.counts[name]} ${name}, and there are ${found[name]}`)
  checkTimes(manifest, contents.decisions, faults)
  const engines = new Set(Object.values(manifest.engines))
  for (const engine of contents.decisions.engines)
    if (!engines.has(engine))
      faults.add(`decisions were replayed by ${quoted(engine)}, which it does not name`)
  if (predicate !== undefined)
    for (const name of ['format', 'case', 'selection', 'counts', 'sealedAt', 'sealedBy', 'limits'] as const)
      if (!isSame(manifest[name], predicate[name])) faults.add(`its ${name} is not that of the statement`)
  return faults.judge(
    `${counted(found.decisions, 'decision')}, ${counted(found.runs, 'run')}, ${counted(found.records, 'record')}, ${counted(found.sources, 'source')} and ${counted(found.findings, 'finding')}, as it says; the statement says the same`,
  )
}

function checkTimes(manifest: PacketManifest, { period }: DecisionsSeen, faults: Faults): void {
  const from = manifest.period === null ? undefined : instantOf(manifest.period.from)
  const to = manifest.period === null ? undefined : instantOf(manifest.period.to)
  if (from !== period?.from || to !== period?.to) faults.add('its period is not that of the decisions')
  const last = manifest.lastRecord === null ? undefined : instantOf(manifest.lastRecord)
  // A time is written to the millisecond, and may stand for one a little later.
  if (period !== undefined && (last === undefined || last + 1 < period.to))
    faults.add("the case's last record is said to be earlier than the last decision")
  if (instantOf(manifest.sealedAt) === undefined) faults.add('sealedAt is no time')
}

function isSame(a: unknown, b: unknown): boolean {
  return comparableJson(a as JsonValue) === comparableJson(b as JsonValue)
}

/** That it does not prove everything is said in it. */
export function checkLimits(manifest: PacketManifest): Judged {
  const faults = new Faults()
  if (manifest.limits.length === 0) faults.add('the manifest says nothing of what a pass does not prove')
  for (const [at, limit] of manifest.limits.entries())
    if (limit.trim() === '') faults.add(`limit ${at + 1} is empty`)
  return faults.judge(`${manifest.limits.length} limits are stated`)
}
