import type { CampaignSummary, ItemStanding } from '../../../shared/model/review.ts'
import type { OpenCase } from '../../store/case.ts'
import { taker } from '../../store/review-acts.ts'
import { giveVerdict, takeBack, useUnderway } from '../../store/verdicts-underway.ts'
import { waitsWith } from './alike-items.ts'
import { type LastVerdict, lastVerdict } from './last-verdict.ts'
import { notTheirs } from './not-theirs.ts'
import { nextOpen, placeOf } from './review-words.ts'
import { putBackTyped, takeTyped, typeVerdict, useTypedVerdict } from './typed-verdicts.ts'
import { type Looking, useLooking } from './use-looking.ts'
import { actingAs } from './use-person.ts'
import { emptyForm, rulingOf, type VerdictForm } from './verdict-form.ts'

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
  /** A verdict on it is underway. */
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
  /** Leaves the field that has the focus: the next letter is a key. */
  readonly leaveField: () => void
}

/** What is typed stays with its item until it is recorded. */
export function useReviewing({
  opened,
  campaign,
  items,
  standing,
  person,
  show,
  leaveField,
}: AtDesk): Reviewing {
  const { item } = standing
  const all = useUnderway((each) => each.all)
  const underway = all.filter((each) => each.campaign === campaign.id)
  const given = new Set(underway.flatMap((each) => (each.kind === 'given' ? each.items : [])))
  const looking = useLooking(campaign.id, item.id)
  const form = useTypedVerdict(campaign.id, item.id) ?? emptyForm(item)
  const at = placeOf(items, item.id)
  const refusal = notTheirs(campaign, standing, person)
  const ruling = rulingOf(form, item)
  const waiting = items.filter((each) => waitsWith(each, standing) && !given.has(each.item.id))
  const last = person === null ? null : lastVerdict(items, person, underway)
  const goOn = (done: ReadonlySet<string>) => {
    const others = items.filter(({ item: { id } }) => id === item.id || !done.has(id))
    const next = nextOpen(others, placeOf(others, item.id), person)
    if (next === null) leaveField()
    else show(next)
  }
  const recordFor = (ids: readonly string[]) => {
    if (ruling === null || refusal !== null || person === null || ids.some((id) => given.has(id))) return
    const typed = takeTyped(campaign.id, ids)
    const replaces =
      standing.state === 'conflict' ? { replaces: standing.standing.map((each) => each.act) } : {}
    giveVerdict(
      taker(opened, actingAs(campaign, person)),
      {
        campaign: campaign.id,
        items: ids,
        item: item.id,
        verdict: ruling.verdict,
        time: new Date().toISOString(),
        acts: [
          { act: 'looked', item: item.id, ...spread(looking) },
          { act: 'verdict', items: [...ids], ruling, ...replaces },
        ],
      },
      () => putBackTyped(typed),
    )
    goOn(new Set([...given, ...ids]))
  }
  return {
    opened,
    standing,
    items,
    number: at + 1,
    form,
    change: (what) => typeVerdict(campaign.id, item.id, { ...form, ...what }),
    refusal,
    isBusy: given.has(item.id),
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
      if (last === null || person === null || campaign.state !== 'open') return
      const { item: taken, of } = last
      takeBack(taker(opened, actingAs(campaign, person)), { campaign: campaign.id, item: taken, of })
      show(last.item)
    },
    last: campaign.state === 'open' ? last : null,
  }
}

function spread(looking: Looking) {
  const { seconds, opened } = looking.take()
  return { seconds, opened: [...opened] }
}
