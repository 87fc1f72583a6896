import type { Finding } from '../../model/finding.ts'
import { comparableJson } from '../../proof/canonical-json.ts'
import { Faults, quoted, type Judged } from '../faults.ts'
import type { PacketReader } from '../packet-reader.ts'
import { sarifFindings } from '../sarif-results.ts'
import { BEYOND_THE_PACKET, isWithinPacket } from './beyond-the-packet.ts'

/** Whose findings a packet claims: its decisions and their runs. */
export interface Subjects {
  readonly decisions: ReadonlySet<string>
  readonly runs: ReadonlySet<string>
}

export interface FindingsCompared {
  readonly within: Judged
  /** What cannot be found again from a packet, and how much of it the packet gives. */
  readonly beyond: Judged
}

/** Holds the findings of the packet's decisions and runs against those that are found again. */
export async function compareFindings(
  reader: PacketReader,
  again: AsyncIterable<Finding>,
  subjects: Subjects,
): Promise<FindingsCompared> {
  const faults = new Faults()
  const claimed = new Map<string, Finding>()
  let beyond = 0
  for await (const { finding } of sarifFindings(reader))
    if (isWithinPacket(finding)) claimed.set(keyOf(finding), finding)
    else beyond += 1
  const total = claimed.size
  for await (const finding of again) {
    if (!isWithinPacket(finding) || !isOf(subjects, finding)) continue
    const key = keyOf(finding)
    const given = claimed.get(key)
    claimed.delete(key)
    if (given === undefined) faults.add(`${nameOf(finding)} is found, and was left out of the packet`)
    else for (const field of differing(given, finding)) faults.add(`${nameOf(finding)}: ${field}`)
  }
  for (const finding of claimed.values()) faults.add(`${nameOf(finding)} is not found again`)
  return {
    within: faults.judge(`${total} of ${total} are found again, and none more`),
    beyond: {
      result: 'not-checked',
      detail: `${beyond} of the packet: ${BEYOND_THE_PACKET}`,
    },
  }
}

function isOf({ decisions, runs }: Subjects, { subject }: Finding): boolean {
  return subject.kind === 'decision' ? decisions.has(subject.id) : runs.has(subject.id)
}

function keyOf({ code, subject }: Finding): string {
  return `${code} ${subject.kind} ${subject.id}`
}

function nameOf({ code, subject }: Finding): string {
  return `${code} of ${subject.kind} ${quoted(subject.id)}`
}

function* differing(claimed: Finding, found: Finding): Generator<string> {
  for (const field of ['severity', 'message', 'evidence', 'excepted'] as const)
    if (comparableJson(claimed[field]) !== comparableJson(found[field]))
      yield `${field} ${quoted(String(claimed[field]))} in the packet, ${quoted(String(found[field]))} again`
}
