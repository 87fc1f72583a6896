import type { PlacedRecord } from '../model/rebuilt.ts'
import type { CaseSettings } from '../model/settings.ts'
import type { WorkflowDefinition } from '../model/workflow.ts'
import { OccurrenceTimeline } from './occurrence-timeline.ts'
import { joiningInstant, type Occurrence, startOccurrence } from './occurrence.ts'
import { compareRecords } from './order.ts'
import { OpenOccurrences } from './open-occurrences.ts'

/** The transitions that decide (formats.md 4, rule 1). Requires records of one run. */
export function decidingTransitions(
  records: readonly PlacedRecord[],
  definition: WorkflowDefinition | undefined,
): ReadonlySet<string> {
  const marked = definition?.transitions.filter((each) => each.decision === true).map((each) => each.id) ?? []
  const deciding = new Set(marked)
  for (const { record } of records) {
    const decides = record.outcome !== undefined || (marked.length === 0 && record.check !== undefined)
    if (record.transition !== undefined && decides) deciding.add(record.transition.id)
  }
  return deciding
}

/** The deciding transition that a record names, if it names one. */
function decidingTransitionOf(placed: PlacedRecord, deciding: ReadonlySet<string>): string | undefined {
  const id = placed.record.transition?.id
  return id !== undefined && deciding.has(id) ? id : undefined
}

/**
 * The occurrences of one run, and the records that belong to none by transition or label
 * (formats.md 4, rule 2). Requires records in order.
 */
export function occurrencesOf(
  records: readonly PlacedRecord[],
  deciding: ReadonlySet<string>,
  settings: CaseSettings,
): { readonly occurrences: readonly Occurrence[]; readonly elsewhere: readonly PlacedRecord[] } {
  const building = new OccurrencesInTheMaking(deciding, settings)
  const outcomes = records.filter(({ record }) => record.outcome !== undefined)
  const others = records.filter(({ record }) => record.outcome === undefined)
  const placed = outcomes.filter((each) => decidingTransitionOf(each, deciding) !== undefined)
  const bare = outcomes.filter((each) => decidingTransitionOf(each, deciding) === undefined)

  for (const outcome of placed) building.takeOutcome(outcome)
  const labelled = others.filter(({ record }) => record.decision !== undefined)
  building.takeLabelled(labelled)
  const rest = others.filter(({ record }) => record.decision === undefined)
  building.takeUnlabelled(rest.filter((each) => decidingTransitionOf(each, deciding) !== undefined))
  building.takeBareOutcomes(bare)
  for (const occurrence of building.occurrences) {
    occurrence.records.sort(compareRecords)
    occurrence.outcomes.sort(compareRecords)
  }
  return {
    occurrences: building.occurrences,
    elsewhere: rest.filter((each) => decidingTransitionOf(each, deciding) === undefined),
  }
}

class OccurrencesInTheMaking {
  readonly occurrences: Occurrence[] = []
  readonly #byLabel = new Map<string, Occurrence>()
  readonly #deciding: ReadonlySet<string>
  readonly #settings: CaseSettings

  constructor(deciding: ReadonlySet<string>, settings: CaseSettings) {
    this.#deciding = deciding
    this.#settings = settings
  }

  readonly #open = new Map<string, OpenOccurrences>()

  /** An outcome at a deciding transition: part of one that another stream told, else a new one. */
  takeOutcome(placed: PlacedRecord): void {
    const transition = decidingTransitionOf(placed, this.#deciding) as string
    const queue = this.#open.get(transition) ?? new OpenOccurrences(this.#settings.joinWindowMs)
    this.#open.set(transition, queue)
    const occurrence =
      this.#known(placed) ??
      queue.take(placed) ??
      queue.add(startOccurrence(transition, this.occurrences), placed)
    this.#give(occurrence, placed)
  }

  /** Equal labels are one; a label not seen yet names the first that has none, else one of its own. */
  takeLabelled(records: readonly PlacedRecord[]): void {
    const timelines = this.#timelines()
    for (const placed of records) {
      const transition = decidingTransitionOf(placed, this.#deciding)
      const occurrence =
        this.#known(placed) ??
        timelines.of(transition).firstUnlabelled(joiningInstant(placed) - this.#settings.skewMs) ??
        startOccurrence(transition, this.occurrences)
      this.#give(occurrence, placed)
    }
  }

  /** Records of a deciding transition: the first whose outcome is not earlier by more than the skew, else the last. */
  takeUnlabelled(records: readonly PlacedRecord[]): void {
    const timelines = this.#timelines()
    for (const placed of records) {
      const transition = decidingTransitionOf(placed, this.#deciding) as string
      const timeline = timelines.of(transition)
      const occurrence =
        timeline.first(joiningInstant(placed) - this.#settings.skewMs) ??
        timeline.add(startOccurrence(transition, this.occurrences))
      this.#give(occurrence, placed)
    }
  }

  /** Outcomes that name no transition: part of what lies within the join window, else occurrences without transition. */
  takeBareOutcomes(outcomes: readonly PlacedRecord[]): void {
    const timeline = this.#timelines().of(undefined)
    const queue = new OpenOccurrences(this.#settings.joinWindowMs)
    for (const placed of outcomes) {
      const occurrence =
        this.#known(placed) ??
        timeline.nearest(placed, this.#settings.joinWindowMs) ??
        queue.take(placed) ??
        queue.add(startOccurrence(undefined, this.occurrences), placed)
      this.#give(occurrence, placed)
    }
  }

  #known(placed: PlacedRecord): Occurrence | undefined {
    return placed.record.decision === undefined ? undefined : this.#byLabel.get(placed.record.decision)
  }

  #give(occurrence: Occurrence, placed: PlacedRecord): void {
    const label = placed.record.decision
    if (label !== undefined) {
      occurrence.label ??= label
      this.#byLabel.set(label, occurrence)
    }
    occurrence.records.push(placed)
    if (placed.record.outcome !== undefined) occurrence.outcomes.push(placed)
  }

  #timelines(): { readonly of: (transition: string | undefined) => OccurrenceTimeline } {
    const made = new Map<string | undefined, OccurrenceTimeline>()
    return {
      of: (transition) => {
        const known = made.get(transition)
        if (known !== undefined) return known
        const all = this.occurrences.filter(
          (each) => transition === undefined || each.transition === transition,
        )
        const timeline = new OccurrenceTimeline(all)
        made.set(transition, timeline)
        return timeline
      },
    }
  }
}
