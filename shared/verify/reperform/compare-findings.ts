import type { Finding } from '../../model/finding.ts'
import { comparableJson } from '../../proof/canonical-json.ts'
import type { Hash } from '../../proof/hash.ts'
import { decisionKey } from '../decision-key.ts'
import { Faults, quoted, type Judged } from '../faults.ts'
import type { PacketReader } from '../packet-reader.ts'
import type { JsonValue } from '../../model/json.ts'
import type { FoundAgain, Reperformed } from '../reperform.ts'
import { sarifFindings } from '../sarif-results.ts'
import { holdsMarkIn, isLikeMasked } from './like-masked.ts'
import { BEYOND_THE_PACKET, isWithinPacket } from './beyond-the-packet.ts'

/** Whose findings a packet claims: its decisions and their runs. */
export interface Subjects {
  /** By `decisionKey`. */
  readonly decisions: ReadonlySet<string>
  readonly runs: ReadonlySet<string>
  /** Runs that have a decision of an id. */
  readonly runsOf: ReadonlyMap<string, readonly string[]>
}

export interface FindingsCompared {
  readonly within: Judged
  /** What cannot be found again from a packet, and how much of it the packet gives. */
  readonly beyond: Judged
}

/** Most findings that come out otherwise and are kept, to name the fields. */
const MAX_NAMED = 20
const encoder = new TextEncoder()

/**
 * Holds the findings of the packet's decisions and runs against those that are found again. Several may be
 * of one code and id, where runs share the id of a decision: each has to find its equal.
 */
export async function compareFindings(
  reader: PacketReader,
  { findings: again, withheld }: Pick<Reperformed, 'findings' | 'withheld'>,
  subjects: Subjects,
  hash: Hash,
): Promise<FindingsCompared> {
  const faults = new Faults()
  const claimed = new Map<string, Finding[]>()
  const untold = new Untold(subjects, withheld)
  const masked = new MaskedFindings()
  let total = 0
  let beyond = 0
  let lacking = 0
  for await (const { finding } of sarifFindings(reader))
    if (isWithinPacket(finding)) {
      if (untold.has(finding)) {
        lacking += 1
        continue
      }
      total += 1
      if (holdsMarkIn(finding.message)) {
        masked.add(finding)
        continue
      }
      const digest = digestOf(finding, hash)
      const equal = claimed.get(digest)
      if (equal === undefined) claimed.set(digest, [finding])
      else equal.push(finding)
    } else beyond += 1
  const differing: Finding[] = []
  for await (const found of again()) {
    const { finding } = found
    if (!isWithinPacket(finding) || !isOf(subjects, found) || untold.has(finding)) continue
    const digest = digestOf(finding, hash)
    const equal = claimed.get(digest)
    if (equal === undefined) {
      if (masked.take(finding)) continue
      if (differing.length < MAX_NAMED) differing.push(finding)
      else faults.add(`${nameOf(finding)} differs, or was left out of the packet`)
    } else if (equal.length > 1) equal.pop()
    else claimed.delete(digest)
  }
  nameDifferences([...claimed.values(), masked.left()].flat(), differing, faults)
  const within = faults.judge(`${total} of ${total} are found again, and none more`)
  return {
    within: lacking === 0 ? within : withLacking(within, lacking),
    beyond: {
      result: 'not-checked',
      detail: `${beyond} of the packet: ${BEYOND_THE_PACKET}`,
    },
  }
}

/** Findings of runs from whose records values are withheld may rest on those: they are not compared. */
class Untold {
  readonly #subjects: Subjects
  readonly #withheld: Reperformed['withheld']

  constructor(subjects: Subjects, withheld: Reperformed['withheld']) {
    this.#subjects = subjects
    this.#withheld = withheld
  }

  has({ subject }: Finding): boolean {
    if (this.#withheld === undefined) return false
    if (subject.kind !== 'decision') return this.#withheld.isTouched(subject.id)
    return (this.#subjects.runsOf.get(subject.id) ?? []).some((run) => this.#withheld?.isTouched(run))
  }
}

/** Findings whose words are masked, until one that they can be comes out. */
class MaskedFindings {
  readonly #byKey = new Map<string, Finding[]>()

  add(finding: Finding): void {
    const alike = this.#byKey.get(keyOf(finding))
    if (alike === undefined) this.#byKey.set(keyOf(finding), [finding])
    else alike.push(finding)
  }

  take(found: Finding): boolean {
    const alike = this.#byKey.get(keyOf(found)) ?? []
    const at = alike.findIndex((stated) =>
      FIELDS.every((field) => isLikeMasked(stated[field] as JsonValue, found[field] as JsonValue)),
    )
    if (at === -1) return false
    alike.splice(at, 1)
    return true
  }

  left(): Finding[] {
    return [...this.#byKey.values()].flat()
  }
}

function withLacking(within: Judged, lacking: number): Judged {
  const detail = `${within.detail}; ${lacking} more of runs in which values are withheld are not checked`
  return within.result === 'holds' ? { result: 'not-checked', detail } : { ...within, detail }
}

function isOf({ decisions, runs }: Subjects, { run, finding: { subject } }: FoundAgain): boolean {
  return subject.kind === 'decision' ? decisions.has(decisionKey({ run, id: subject.id })) : runs.has(run)
}

/** Names what has no equal on the other side: a pair of one code and subject by its fields. */
function nameDifferences(unfound: readonly Finding[], differing: readonly Finding[], faults: Faults): void {
  const rest = new Set(unfound)
  const wanted = new Set(differing.map(keyOf))
  const alike = Map.groupBy(
    unfound.filter((finding) => wanted.has(keyOf(finding))),
    keyOf,
  )
  for (const finding of differing) {
    const given = alike.get(keyOf(finding))?.shift()
    if (given === undefined) {
      faults.add(`${nameOf(finding)} is found, and was left out of the packet`)
      continue
    }
    rest.delete(given)
    for (const field of fieldsOf(given, finding)) faults.add(`${nameOf(finding)}: ${field}`)
  }
  for (const finding of rest) faults.add(`${nameOf(finding)} is not found again`)
}

const FIELDS = ['severity', 'message', 'evidence', 'excepted'] as const

function digestOf(finding: Finding, hash: Hash): string {
  const { code, subject } = finding
  const text = comparableJson([code, subject.kind, subject.id, ...FIELDS.map((field) => finding[field])])
  return String.fromCharCode(...hash(encoder.encode(text)).subarray(0, 16))
}

function keyOf({ code, subject }: Finding): string {
  return `${code} ${subject.kind} ${subject.id}`
}

function nameOf({ code, subject }: Finding): string {
  return `${code} of ${subject.kind} ${quoted(subject.id)}`
}

function* fieldsOf(claimed: Finding, found: Finding): Generator<string> {
  for (const field of FIELDS)
    if (comparableJson(claimed[field]) !== comparableJson(found[field]))
      yield `${field} ${quoted(String(claimed[field]))} in the packet, ${quoted(String(found[field]))} again`
}
