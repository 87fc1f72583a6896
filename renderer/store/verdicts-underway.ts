import { create } from 'zustand'
import type { Input, Output } from '../../shared/contract/methods.ts'
import type { ReviewVerdict } from '../../shared/model/review.ts'
import { inLine } from './in-line.ts'

export type Acts = Input<'review.act'>['acts']
export type End = Output<'review.act'>['ends'][number]

/** Takes acts, and gives what came of each once the lists on screen say it too; null: none was taken. Never rejects. */
export type Take = (acts: Acts) => Promise<readonly End[] | null>

/** A verdict that was given, and that no list shows yet. */
export interface Given {
  readonly kind: 'given'
  readonly key: number
  readonly campaign: string
  readonly items: readonly string[]
  /** That of them which was in sight. */
  readonly item: string
  readonly verdict: ReviewVerdict
  /** RFC 3339. */
  readonly time: string
}

/** A verdict that was taken back, while the lists show it still. */
export interface TakenBack {
  readonly kind: 'taken back'
  readonly key: number
  readonly campaign: string
  readonly item: string
  /** The id of its act; or the key of a verdict that is itself underway. */
  readonly of: string | number
}

/**
 * What people at this desk did and the lists do not say yet, oldest first. The desk goes on at once, as if all of it
 * were taken: who types fast never waits for the host, and no key falls to an item that is about to leave.
 */
export const useUnderway = create<{ readonly all: readonly (Given | TakenBack)[] }>(() => ({ all: [] }))

let lastKey = 0

function nextKey(): number {
  lastKey += 1
  return lastKey
}

/** Gives a verdict. `acts` ends in it; `onRefused` is told where it was not taken. */
export function giveVerdict(
  take: Take,
  { acts, ...what }: Omit<Given, 'kind' | 'key'> & { readonly acts: Acts },
  onRefused: () => void,
): void {
  const key = nextKey()
  add({ kind: 'given', key, ...what })
  void inLine(async () => {
    const end = (await take(acts))?.at(-1)
    const act = end !== undefined && 'act' in end ? end.act : null
    useUnderway.setState(({ all }) => ({
      all: all.filter((each) => each.key !== key).flatMap((each) => settled(each, key, act)),
    }))
    if (act === null) onRefused()
  })
}

/** Takes back a verdict, after it was taken itself. One that was refused meanwhile needs no taking back. */
export function takeBack(take: Take, what: Omit<TakenBack, 'kind' | 'key'>): void {
  const key = nextKey()
  add({ kind: 'taken back', key, ...what })
  void inLine(async () => {
    const own = useUnderway.getState().all.find((each) => each.key === key)
    if (own?.kind === 'taken back' && typeof own.of === 'string')
      await take([{ act: 'undo', verdict: own.of }])
    useUnderway.setState(({ all }) => ({ all: all.filter((each) => each.key !== key) }))
  })
}

/** What becomes of a taking back when the verdict with that key has its act, or none. */
function settled(each: Given | TakenBack, key: number, act: string | null): readonly (Given | TakenBack)[] {
  if (each.kind === 'given' || each.of !== key) return [each]
  return act === null ? [] : [{ ...each, of: act }]
}

function add(one: Given | TakenBack): void {
  useUnderway.setState(({ all }) => ({ all: [...all, one] }))
}
