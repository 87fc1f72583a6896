import { useState } from 'react'
import type { CampaignSummary, ItemStanding, ReviewVerdict } from '../../../shared/model/review.ts'
import type { OpenCase } from '../../store/case.ts'
import { recordActs } from '../../store/review.ts'
import { waitsWith } from './alike-items.ts'
import { notTheirs } from './not-theirs.ts'
import { nextOpen, placeOf } from './review-words.ts'
import { forgetTyped, typeVerdict, useTypedVerdict } from './typed-verdicts.ts'
import { type Looking, useLooking } from './use-looking.ts'
import { actingAs } from './use-person.ts'
import { emptyForm, rulingOf, type VerdictForm } from './verdict-form.ts'

/** One's own last verdict, which can be taken back. */
export interface LastVerdict {
  readonly act: string
  readonly item: string
  readonly verdict: ReviewVerdict
  readonly time: string
}

/** The item in sight, the verdict that is being made, and what can be done with it. */
export interface Reviewing {
  readonly opened: OpenCase
  readonly standing: ItemStanding
  readonly items: readonly ItemStanding[]
  /** Its place in the list, from 1. */
  readonly number: number
  readonly form: VerdictForm
  readonly change: (what: Partial<VerdictForm>) => void
  /** Why no verdict of this person is taken here; null: none. */
  readonly refusal: string | null
  readonly isBusy: boolean
  readonly looking: Looking
  readonly show: (id: string) => void
  readonly record: () => void
  /** One act for all equal items that wait; undefined: the verdict is not ready. */
  readonly recordAll: (() => void) | undefined
  readonly skip: () => void
  readonly undo: () => void
  readonly last: LastVerdict | null
}

/** A campaign at a desk: its items, the one in sight, and who sits there. */
export interface AtDesk {
  readonly opened: OpenCase
  readonly campaign: CampaignSummary
  readonly items: readonly ItemStanding[]
  /** One of `items`. */
  readonly standing: ItemStanding
  readonly person: string | null
  readonly show: (id: string) => void
}

/** What is typed stays with its item until it is recorded. */
export function useReviewing({ opened, campaign, items, standing, person, show }: AtDesk): Reviewing {
  const { item } = standing
  const [isBusy, setBusy] = useState(false)
  const looking = useLooking(campaign.id, item.id)
  const form = useTypedVerdict(campaign.id, item.id) ?? emptyForm(item)
  const at = placeOf(items, item.id)
  const refusal = notTheirs(campaign, standing, person)
  const change = (what: Partial<VerdictForm>) => typeVerdict(campaign.id, item.id, { ...form, ...what })
  const ruling = rulingOf(form, item)
  const act = (acts: Parameters<typeof recordActs>[2], then: (went: boolean) => void) => {
    if (person === null || isBusy) return
    setBusy(true)
    recordActs(opened, actingAs(campaign, person), acts, (went) => {
      setBusy(false)
      then(went)
    })
  }
  const recordFor = (ids: readonly string[]) => {
    if (ruling === null || refusal !== null) return
    const done = new Set(ids)
    const others = items.filter((each) => each === standing || !done.has(each.item.id))
    const next = nextOpen(others, placeOf(others, item.id), person)
    const replaces =
      standing.state === 'conflict' ? { replaces: standing.standing.map((each) => each.act) } : {}
    act(
      [
        { act: 'looked', item: item.id, ...spread(looking) },
        { act: 'verdict', items: [...ids], ruling, ...replaces },
      ],
      (went) => {
        if (!went) return
        forgetTyped(campaign.id, ids)
        if (next !== null) show(next)
      },
    )
  }
  const waiting = items.filter((each) => waitsWith(each, standing))
  const last = person === null ? null : lastOf(items, person)
  return {
    opened,
    standing,
    items,
    number: at + 1,
    form,
    change,
    refusal,
    isBusy,
    looking,
    show,
    record: () => recordFor([item.id]),
    recordAll:
      ruling === null || refusal !== null || standing.state !== 'open' || waiting.length < 2
        ? undefined
        : () => recordFor(waiting.map((each) => each.item.id)),
    skip: () => {
      const next = nextOpen(items, at, person)
      if (next !== null) show(next)
    },
    undo: () => {
      if (last !== null) act([{ act: 'undo', verdict: last.act }], (went) => went && show(last.item))
    },
    last: campaign.state === 'open' ? last : null,
  }
}

function spread(looking: Looking) {
  const { seconds, opened } = looking.take()
  return { seconds, opened: [...opened] }
}

function lastOf(items: readonly ItemStanding[], person: string): LastVerdict | null {
  let last: LastVerdict | null = null
  for (const { item, standing } of items)
    for (const { act, by, time, ruling } of standing)
      if (by.name === person && (last === null || time > last.time))
        last = { act, item: item.id, verdict: ruling.verdict, time }
  return last
}
