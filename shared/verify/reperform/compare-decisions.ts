import { Decision } from '../../model/decision.ts'
import type { JsonValue } from '../../model/json.ts'
import { ENTRY } from '../../model/packet.ts'
import { comparableJson } from '../../proof/canonical-json.ts'
import type { Hash } from '../../proof/hash.ts'
import { decisionKey } from '../decision-key.ts'
import { Faults, notChecked, quoted, type Judged } from '../faults.ts'
import { jsonLines } from '../json-reading.ts'
import type { PacketReader } from '../packet-reader.ts'
import type { Reperformed } from '../reperform.ts'
import { codesWithin } from './beyond-the-packet.ts'
import { compareMasked, NotRepeated, type WithoutValues } from './compare-masked.ts'
import { differingFields } from './differing-fields.ts'
import { holdsMarkIn } from './like-masked.ts'

export interface DecisionsCompared {
  readonly decisions: Judged
  readonly replay: Judged
  /** Codes that a decision names, compared as far as a packet goes. */
  readonly codes: Judged
}

/** Parts of a decision that are judged apart; `engine` says by whom, and differs where versions do. */
interface Parts {
  readonly rebuilt: JsonValue
  readonly replay: JsonValue
  readonly codes: JsonValue
  readonly engine: string
}

/** Most decisions whose differences are named field by field. */
const MAX_NAMED = 20
const encoder = new TextEncoder()

/**
 * Holds every decision that comes out against the one that the packet gives under its run and id. Of the packet's,
 * only digests are kept; those that differ are read again, to name the fields.
 */
export async function compareDecisions(
  reader: PacketReader,
  { decisions: again, withheld }: Pick<Reperformed, 'decisions' | 'withheld'>,
  chosen: { readonly all: boolean },
  hash: Hash,
): Promise<DecisionsCompared> {
  const claimed = new Map<string, Claimed>()
  for await (const { value } of jsonLines(reader, ENTRY.decisions, Decision))
    claimed.set(decisionKey(value), {
      id: value.id,
      run: value.run,
      isMasked: holdsMarkIn(value as JsonValue),
      ...digestsOf(partsOf(value), hash),
    })
  const total = claimed.size
  const faults = { rebuilt: new Faults(), replay: new Faults(), codes: new Faults() }
  const differing = new Map<string, Decision>()
  const masked = new Map<string, WithoutValues>()
  const notRepeated = new NotRepeated()
  let notChosen = 0
  let otherEngine = 0
  for await (const decision of again()) {
    const key = decisionKey(decision)
    const digests = claimed.get(key)
    if (digests === undefined) {
      notChosen += 1
      if (chosen.all)
        faults.rebuilt.add(
          `${quoted(decision.id)} comes out, and is not in the packet, which claims to hold all`,
        )
      continue
    }
    claimed.delete(key)
    const found = digestsOf(partsOf(decision), hash)
    if (found.engine !== digests.engine) otherEngine += 1
    const isTouched = withheld?.isTouched(decision.run) === true
    if (digests.isMasked || isTouched) {
      const request = withheld?.inRequest(key) ?? { any: false, read: [] }
      masked.set(key, { decision, isTouched, request })
      continue
    }
    const parts = PARTS.filter((part) => found[part] !== digests[part])
    if (parts.length > 0 && differing.size < MAX_NAMED) differing.set(key, decision)
    else for (const part of parts) faults[part].add(`${quoted(decision.id)} differs`)
  }
  for (const { id, run } of claimed.values()) {
    if (withheld?.isTouched(run) === true) {
      notRepeated.add(id, [])
      continue
    }
    faults.rebuilt.add(`${quoted(id)} does not come out of the records`)
    faults.replay.add(`${quoted(id)} could not be replayed: it does not come out of the records`)
  }
  if (masked.size > 0) await compareAllMasked(reader, masked, faults, notRepeated)
  if (differing.size > 0) await nameDifferences(reader, differing, faults)
  const more =
    notChosen === 0 || chosen.all
      ? ''
      : `; ${notChosen} more ${notChosen === 1 ? 'comes' : 'come'} out of the same runs, not chosen`
  const engines = otherEngine === 0 ? '' : `; ${otherEngine} by another engine version than the packet names`
  const lacking = masked.size === 0 ? '' : `; of ${masked.size} of them values are withheld`
  const repeated = total - notRepeated.count
  return {
    decisions: faults.rebuilt.judge(`${total} of ${total} come out equal${lacking}${more}`),
    replay: orNotRepeated(
      faults.replay.judge(`${repeated} of ${total} give the verdict in the packet${engines}`),
      { count: notRepeated.count, text: notRepeated.text() },
    ),
    codes: faults.codes.judge(`${total} of ${total} name the codes that are found again`),
  }
}

/** What was not repeated is not checked, and so is the whole: only where all hold is it a pass. */
function orNotRepeated(
  judged: Judged,
  { count, text }: { readonly count: number; readonly text: string },
): Judged {
  if (count === 0) return judged
  const detail = `${judged.detail}; ${text}`
  return judged.result === 'holds' ? notChecked(detail) : { ...judged, detail }
}

async function compareAllMasked(
  reader: PacketReader,
  masked: ReadonlyMap<string, WithoutValues>,
  faults: Readonly<Record<(typeof PARTS)[number], Faults>>,
  notRepeated: NotRepeated,
): Promise<void> {
  for await (const { value } of jsonLines(reader, ENTRY.decisions, Decision)) {
    const again = masked.get(decisionKey(value))
    if (again === undefined) continue
    const { rebuilt, replay, codes } = compareMasked(value, again)
    if (rebuilt.length > 0)
      faults.rebuilt.add(`${quoted(value.id)}: ${rebuilt.join(', ')}, beyond what is withheld`)
    if (replay === 'differs') faults.replay.add(`${quoted(value.id)} differs, beyond what is withheld`)
    else if (replay === 'not-repeated') notRepeated.add(value.id, again.request.read)
    const [ours, theirs] = [codesWithin(value.findings), codesWithin(again.decision.findings)]
    if (codes === 'compared' && ours.join() !== theirs.join())
      faults.codes.add(`${quoted(value.id)}: ${ours.join(', ')} in the packet, ${theirs.join(', ')} again`)
  }
}

const PARTS = ['rebuilt', 'replay', 'codes'] as const

function partsOf(decision: Decision): Parts {
  const { replay, findings, ...rebuilt } = decision
  const { engine, ...verdict } = replay
  return {
    rebuilt: plain(rebuilt),
    replay: plain(verdict),
    codes: [...codesWithin(findings)],
    engine: engine ?? '',
  }
}

type Digests = Readonly<Record<(typeof PARTS)[number] | 'engine', string>>

type Claimed = Digests & { readonly id: string; readonly run: string; readonly isMasked: boolean }

function digestsOf(parts: Parts, hash: Hash): Digests {
  const digest = (value: JsonValue) =>
    String.fromCharCode(...hash(encoder.encode(comparableJson(value))).subarray(0, 16))
  return {
    rebuilt: digest(parts.rebuilt),
    replay: digest(parts.replay),
    codes: digest(parts.codes),
    engine: parts.engine,
  }
}

/** As JSON has it: what is undefined is not there, at any depth. */
function plain(value: unknown): JsonValue {
  if (typeof value !== 'object' || value === null || JSON.isRawJSON(value)) return value as JsonValue
  if (Array.isArray(value)) return value.map(plain)
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [key, plain(member)]),
  )
}

async function nameDifferences(
  reader: PacketReader,
  differing: ReadonlyMap<string, Decision>,
  faults: Readonly<Record<(typeof PARTS)[number], Faults>>,
): Promise<void> {
  for await (const { value } of jsonLines(reader, ENTRY.decisions, Decision)) {
    const again = differing.get(decisionKey(value))
    if (again === undefined) continue
    const claimed = partsOf(value)
    const found = partsOf(again)
    for (const part of PARTS) {
      const fields = differingFields(claimed[part], found[part], part)
      if (fields.length > 0) faults[part].add(`${quoted(value.id)}: ${fields.join(', ')}`)
    }
  }
}
