import type { Dossier, PlacedRecord } from '../../model/rebuilt.ts'
import type { RunRecord } from '../../model/run-timeline.ts'
import { name } from './bounded.ts'

/** Which record gives a decision its time, and the transitions that decide. */
export interface Clocks {
  readonly deciding: ReadonlySet<string>
  readonly of: (placed: PlacedRecord) => RunRecord['decision'] | undefined
}

/** The decisions of a run by the record that gives each its time; `asked` is the id of the one that was asked for. */
export function clocksOf(dossiers: readonly Dossier[], asked: string): Clocks {
  const byRecord = new Map<string, NonNullable<RunRecord['decision']>>()
  for (const dossier of dossiers) {
    const clock = clockOf(dossier)
    // Decisions that share a record: the one that was asked for is shown.
    if (clock === undefined || byRecord.get(keyOf(clock))?.asked === true) continue
    const { id, transition } = dossier
    byRecord.set(keyOf(clock), { id, asked: id === asked, step: stepOf(transition) })
  }
  return {
    deciding: new Set(
      dossiers.flatMap(({ transition }) => (transition === undefined ? [] : [transition.id])),
    ),
    of: (placed) => byRecord.get(keyOf(placed)),
  }
}

/** A record may have been read twice: it is told by its place. */
function keyOf({ ref, part }: PlacedRecord): string {
  return `${ref}/${part}`
}

/** Its outcome's record, else its check's, else one of its own of that time. */
function clockOf({ outcomes, check, own, instant, time }: Dossier): PlacedRecord | undefined {
  const last = outcomes.at(-1)?.by
  if (last?.instant === instant) return last
  return own.find((placed) => placed.instant === instant && placed.record.time === time) ?? check?.by ?? last
}

/**
 * For each record the transition that begins with it, and the decision whose time it gives. A transition that several
 * records tell one after another begins once; one that decides stands where its decision does.
 */
export function stepsOf(
  records: readonly PlacedRecord[],
  clocks: Clocks,
): readonly Pick<RunRecord, 'step' | 'decision'>[] {
  let last: string | undefined
  return records.map((placed) => {
    const decision = clocks.of(placed) ?? null
    const { transition } = placed.record
    if (decision !== null) last = transition?.id ?? last
    if (transition === undefined || clocks.deciding.has(transition.id) || transition.id === last)
      return { step: null, decision }
    last = transition.id
    return { step: stepOf(transition), decision }
  })
}

function stepOf(transition: Dossier['transition']): { id: string; from: string; to: string } | null {
  if (transition === undefined) return null
  return { id: name(transition.id), from: name(transition.from), to: name(transition.to) }
}
