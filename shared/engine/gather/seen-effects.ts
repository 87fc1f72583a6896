import type { CaseFile } from '../../casefile/case-file.ts'
import type { Source } from '../../casefile/source-row.ts'
import { changeOf } from '../../findings/reading/effects.ts'
import { hash53 } from '../../intake/lines/hash53.ts'
import { type AccessChange, accessChange, isSameChange, tookPlace } from '../../model/access-change.ts'
import type { CaseFacts, SeenEffect, SeenEffects } from '../../model/case-facts.ts'
import { DocketError } from '../../model/error.ts'
import type { Dossier, PlacedRecord } from '../../model/rebuilt.ts'
import { LINE } from '../../model/segment.ts'
import type { EvidenceFormat } from '../../model/source.ts'
import type { Instant } from '../../model/time.ts'
import { rebuildRun } from '../../reconstruct/rebuild-run.ts'
import { placeRecords, readRuns } from '../read-runs.ts'
import { EffectIndex, type EffectFacts } from './effect-index.ts'
import type { Gathered } from './gather-case.ts'

/** Effects of one target within one window: more are not looked at. */
const MOST_LOOKED_AT = 100
/** Types of effects may be any number in a hostile case: of so many it is known when they were seen. */
const MOST_TYPES = 10_000
type Scope = Pick<Gathered, 'lines' | 'runs' | 'isDuplicate'>

/**
 * The effects of a case that belong to no run, and which of them are done actions of decisions. Undefined where there
 * are none: then nothing more is read. Else all runs are put together once more, since whose access a decision changes
 * may stand in another record than its action. Throws CANCELLED.
 */
export function seenEffects(
  file: CaseFile,
  sources: readonly Source[],
  scope: Scope,
  facts: CaseFacts,
  signal: AbortSignal | undefined,
): SeenEffects | undefined {
  const found: EffectFacts[] = []
  const seen = new Map<string, { first: number; last: number }>()
  for (const { ordinal, placed } of recordsOfNoRun(file, sources, scope, signal)) {
    const { effect, subject } = placed.record
    if (effect === undefined || !tookPlace(effect)) continue
    const { target, entitlement, type } = accessChange(effect, subject)
    const { instant, part } = placed
    found.push({ ordinal, part, instant, target: hashed(target), entitlement: hashed(entitlement) })
    const times = seen.get(type)
    if (times !== undefined) {
      times.first = Math.min(times.first, instant)
      times.last = Math.max(times.last, instant)
    } else if (seen.size < MOST_TYPES) seen.set(type, { first: instant, last: instant })
  }
  if (found.length === 0) return undefined
  const formats = new Map(sources.map(({ id, format }) => [id, format]))
  const effects = new CaseEffects(file, scope, formats, new EffectIndex(found))
  for (const batch of readRuns(file, scope, formats, signal))
    for (const { id, records } of batch)
      for (const dossier of rebuildRun(id, records, facts).decisions) effects.take(dossier, facts.settings)
  return {
    ofTarget: (target, from, to) => effects.find('target', target, from, to),
    ofEntitlement: (entitlement, from, to) => effects.find('entitlement', entitlement, from, to),
    seen: (type) => seen.get(type),
    untaken: () => effects.untaken(),
  }
}

/** Effects read from the case file as they are asked for. Texts are compared, since hashes may be alike. */
class CaseEffects {
  readonly #file: CaseFile
  readonly #scope: Scope
  readonly #formats: ReadonlyMap<number, EvidenceFormat>
  readonly #index: EffectIndex

  constructor(
    file: CaseFile,
    scope: Scope,
    formats: ReadonlyMap<number, EvidenceFormat>,
    index: EffectIndex,
  ) {
    this.#file = file
    this.#scope = scope
    this.#formats = formats
    this.#index = index
  }

  find(key: 'target' | 'entitlement', text: string, from: number, to: number): readonly SeenEffect[] {
    return [...this.#index.find(key, hash53(text), from, to, MOST_LOOKED_AT)].flatMap((place) => {
      const seen = this.#read(place)
      const said = key === 'target' ? seen?.target : seen?.effect.entitlement
      return seen === undefined || said !== text ? [] : [seen]
    })
  }

  /** Marks the effects of a decision's done actions. */
  take({ actions, subject }: Dossier, settings: CaseFacts['settings']): void {
    for (const { fact, by } of actions)
      if (fact.result === 'done') this.#take(accessChange(fact, subject), by.instant, settings)
  }

  #take(change: AccessChange, instant: Instant, { skewMs, effectWindowMs }: CaseFacts['settings']): void {
    if (change.target === undefined) return
    const near = this.#index.find(
      'target',
      hash53(change.target),
      instant - skewMs,
      instant + effectWindowMs,
      MOST_LOOKED_AT,
    )
    for (const place of near) {
      const seen = this.#index.isTaken(place) ? undefined : this.#read(place)
      if (seen !== undefined && isSameChange(changeOf(seen), change)) this.#index.take(place)
    }
  }

  *untaken(): Generator<SeenEffect> {
    for (let place = 0; place < this.#index.count; place += 1) {
      const seen = this.#index.isTaken(place) ? undefined : this.#read(place)
      if (seen !== undefined) yield seen
    }
  }

  #read(place: number): SeenEffect | undefined {
    const { ordinal, part, instant } = this.#index.lineOf(place)
    const line = this.#scope.lines.placeOf(ordinal)
    const format = this.#formats.get(line.source)
    if (format === undefined) return undefined
    const placed = placeRecords(line, format, this.#file.lines.raw(line.source, line.index))[part]
    const { effect, subject } = placed?.record ?? {}
    if (placed === undefined || effect === undefined) return undefined
    const { target } = accessChange(effect, subject)
    return { ref: placed.ref, instant, effect, target, isTaken: this.#index.isTaken(place) }
  }
}

/** Each with the ordinal of its line. */
function* recordsOfNoRun(
  file: CaseFile,
  sources: readonly Source[],
  { lines, isDuplicate }: Scope,
  signal: AbortSignal | undefined,
): Generator<{ readonly ordinal: number; readonly placed: PlacedRecord }> {
  for (const { id, format } of sources) {
    const [first] = lines.rangeOf(id)
    for (const placement of file.lines.placements(id)) {
      if (signal?.aborted === true) throw new DocketError('CANCELLED', {})
      for (let at = 0; at < placement.count; at += 1) {
        const index = placement.firstIndex + at
        const ordinal = first + index
        const isOfNoRun = Number.isNaN(lines.run[ordinal] ?? 0)
        if (lines.kind[ordinal] !== LINE.accepted || !isOfNoRun || isDuplicate(ordinal)) continue
        const raw = file.lines.rawAt(id, index, placement)
        for (const placed of placeRecords({ source: id, index }, format, raw)) yield { ordinal, placed }
      }
    }
  }
}

function hashed(text: string | undefined): number | undefined {
  return text === undefined ? undefined : hash53(text)
}
