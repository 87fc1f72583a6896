import { useCallback, useEffect, useRef } from 'react'
import type { CampaignPage } from '../../../shared/contract/review.ts'
import type { CampaignSummary } from '../../../shared/model/review.ts'
import { Scroll } from '../../components/screen.tsx'
import { SidePanes } from '../../components/side-panes.tsx'
import type { OpenCase } from '../../store/case.ts'
import { addressOf, go, type Route } from '../../store/route.ts'
import { count, counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { ItemList } from './item-list.tsx'
import { ItemPane } from './item-pane.tsx'
import { PAGE_ITEMS } from './page-items.ts'
import { ProgressStrip } from './progress-strip.tsx'
import { nextOpen } from './review-words.ts'
import { usePersonName } from './use-person.ts'
import { type AtDesk, useReviewing } from './use-reviewing.ts'
import { VerdictPane } from './verdict-pane.tsx'
import { WhoSigns } from './who-signs.tsx'
import css from './review.module.css'

/** The items of a campaign, one decision with its evidence, and the verdict on it. */
export function ReviewDesk({
  opened,
  route,
  page,
  after,
}: {
  readonly opened: OpenCase
  readonly route: Route
  readonly page: CampaignPage
  /** The place of the page's first item in the whole sample, from 0. */
  readonly after: number
}) {
  const { summary: campaign } = page
  const items = page.items.rows
  const [person] = usePersonName()
  const wanted = route.query['item'] ?? nextOpen(items, -1, person)
  const standing = items.find(({ item }) => item.id === wanted) ?? items[0]
  const show = useCallback(
    (id: string) =>
      go(
        {
          screen: 'review',
          parts: [campaign.id],
          query: { item: id, ...(after === 0 ? {} : { after: String(after) }) },
        },
        { history: 'replace' },
      ),
    [campaign.id, after],
  )
  const { population, sample } = campaign
  return (
    <div className={css.body}>
      <div className={css.top}>
        <ProgressStrip campaign={campaign} items={items} focused={standing?.item.id ?? null} />
        <div className={css.facts}>
          <span>
            <span className="ink-2">Scope</span>{' '}
            {population.selected.map(visible).join(', ') || 'all decisions'},{' '}
            {counted(population.size, 'item')}
          </span>
          <span>
            <span className="ink-2">Sample</span> {counted(sample.size, 'item')}, seed{' '}
            <code className="mono-s">{visible(sample.plan.seed)}</code>,{' '}
            <a className={css.link} href={addressOf({ screen: 'review', parts: [campaign.id, 'sign-off'] })}>
              how it was drawn
            </a>
          </span>
          {page.items.total > items.length ? <Parts campaign={campaign} page={page} after={after} /> : null}
        </div>
      </div>
      {standing === undefined ? null : <DeskPanes at={{ opened, campaign, items, standing, person, show }} />}
    </div>
  )
}

/** Of a sample that is larger than a window holds: which part is on screen, and the ways to the others. */
function Parts({
  campaign,
  page: { items },
  after,
}: {
  readonly campaign: CampaignSummary
  readonly page: CampaignPage
  readonly after: number
}) {
  const at = (place: number) =>
    addressOf({ screen: 'review', parts: [campaign.id], query: { after: String(place) } })
  return (
    <span>
      <span className="ink-2">Items</span> {count(after + 1)} to {count(after + items.rows.length)} of{' '}
      {count(items.total)}{' '}
      {after === 0 ? null : (
        <a className={css.link} href={at(Math.max(0, after - PAGE_ITEMS))}>
          those before
        </a>
      )}{' '}
      {items.next === null ? null : (
        <a className={css.link} href={at(items.next)}>
          the next
        </a>
      )}
    </span>
  )
}

function DeskPanes({ at }: { readonly at: Omit<AtDesk, 'leaveField'> }) {
  const { opened, campaign, items, standing, person, show } = at
  const heading = useRef<HTMLHeadingElement>(null)
  const reviewing = useReviewing({ ...at, leaveField: () => heading.current?.focus() })
  const before = useRef(standing.item.id)
  useEffect(() => {
    // After a verdict the next item is read out, and no letter falls into the field of the one before.
    if (before.current === standing.item.id) return
    before.current = standing.item.id
    const isInList = (document.activeElement?.closest('[role="grid"], table') ?? null) !== null
    if (!isInList) heading.current?.focus()
  }, [standing.item.id])
  return (
    <div className={css.rest}>
      <SidePanes
        kept="review items"
        side="first"
        widths={{ wide: 296, narrow: 276 }}
        least={180}
        most={480}
        keys
        first={<ItemList items={items} focused={standing.item.id} person={person} onFocus={show} />}
        second={
          <SidePanes
            kept="review verdict"
            side="second"
            widths={{ wide: 328, narrow: 280 }}
            least={240}
            most={480}
            first={<ItemPane reviewing={reviewing} heading={heading} />}
            second={
              <Scroll ground="inset">
                <VerdictPane reviewing={reviewing} />
                <WhoSigns opened={opened} campaign={campaign} items={items} person={person} />
              </Scroll>
            }
          />
        }
      />
    </div>
  )
}
