import type { ActId, ActOf, ActWithId, Ruling, StandingVerdict } from '../model/review.ts'
import { canonicalJson } from '../proof/canonical-json.ts'
import { samePerson } from './own-part.ts'

type VerdictAct = ActWithId<'verdict'>

/** What of all verdicts on the items of a campaign stands, and what stood before. */
export interface Verdicts {
  /** Of an item at a stage, those that nothing replaced or took back, in order. */
  readonly standing: (item: string, stage: number) => readonly StandingVerdict[]
  /** All others on an item, of whatever stage, in order. */
  readonly before: (item: string) => readonly StandingVerdict[]
  readonly undone: ReadonlySet<ActId>
  /** Verdicts that replaced another of the same item, one an item. */
  readonly changed: number
}

/**
 * Works out which verdicts stand. A verdict replaces those that it names, on the items that both judge; one that was
 * taken back replaces nothing, and neither does one on an item of which `isOwn` says that it is the judge's own: no
 * such act is recorded, but a case file is hostile. So two people who judged one item without knowing of each other
 * leave two that stand. Requires acts in order.
 */
export function verdictsOf(
  acts: readonly ActWithId[],
  isOwn: (act: ActOf<'verdict'>, item: string) => boolean,
): Verdicts {
  const all = acts.filter((each): each is VerdictAct => each.act.act === 'verdict')
  const undone = undoneIn(acts, all)
  const valid = all.filter(({ id }) => !undone.has(id))
  const replaced = new Map<string, Set<ActId>>()
  const onItem = new Map<string, VerdictAct[]>()
  for (const each of all)
    for (const item of new Set(each.act.items)) {
      const known = onItem.get(item)
      if (known === undefined) onItem.set(item, [each])
      else known.push(each)
    }
  let changed = 0
  for (const { id, act } of valid) {
    if (act.replaces.length === 0) continue
    const names = new Set(act.replaces)
    for (const item of new Set(act.items)) {
      if (isOwn(act, item)) continue
      const here = (onItem.get(item) ?? []).filter((each) => each.id !== id && names.has(each.id))
      if (here.length === 0) continue
      changed += 1
      const gone = replaced.get(item) ?? new Set()
      for (const each of here) gone.add(each.id)
      replaced.set(item, gone)
    }
  }
  const stands = (item: string, { id, act }: VerdictAct) =>
    !undone.has(id) && replaced.get(item)?.has(id) !== true && !isOwn(act, item)
  return {
    undone,
    changed,
    standing: (item, stage) =>
      (onItem.get(item) ?? [])
        .filter((each) => each.act.stage === stage && stands(item, each))
        .map((each) => standingOf(each)),
    before: (item) =>
      (onItem.get(item) ?? []).filter((each) => !stands(item, each)).map((each) => standingOf(each)),
  }
}

/** One's own verdicts only: another's taking back is without effect. */
function undoneIn(acts: readonly ActWithId[], verdicts: readonly VerdictAct[]): ReadonlySet<ActId> {
  const byId = new Map(verdicts.map(({ id, act }) => [id, act]))
  const undone = new Set<ActId>()
  for (const { act } of acts) {
    if (act.act !== 'undo') continue
    const taken = byId.get(act.verdict)
    if (taken !== undefined && samePerson(taken.by, act.by)) undone.add(act.verdict)
  }
  return undone
}

function standingOf({ id, act }: { readonly id: ActId; readonly act: ActOf<'verdict'> }): StandingVerdict {
  return {
    act: id,
    stage: act.stage,
    by: act.by,
    time: act.time,
    ruling: act.ruling,
    bulk: new Set(act.items).size,
  }
}

/** Whether verdicts agree in all but their notes. */
export function agree(standing: readonly StandingVerdict[]): boolean {
  return standing.length <= 1 || new Set(standing.map(({ ruling }) => decisionOf(ruling))).size === 1
}

function decisionOf(ruling: Ruling): string {
  return canonicalJson({ ...ruling, note: '' })
}
