import type { ItemStanding, ReviewQuality } from '../../../shared/model/review.ts'
import { SectionHead } from '../../components/head.tsx'
import { Table } from '../../components/table.tsx'
import { qualityRows } from './quality-rows.ts'
import { ReviewStrip } from './review-strip.tsx'
import css from './sign-off.module.css'

/** How the review itself was done. */
export function QualitySection({
  quality,
  items,
}: {
  readonly quality: ReviewQuality
  readonly items: readonly ItemStanding[]
}) {
  return (
    <section className={css.section} aria-label="How it was reviewed">
      <SectionHead title="How it was reviewed" about="a bar an item, in order of review" />
      <ReviewStrip items={items} />
      <Table
        label="Quality of the review"
        height="detail"
        rows={qualityRows(quality)}
        keyOf={({ name }) => name}
        columns={[
          {
            key: 'name',
            head: 'Measure',
            width: 120,
            cell: ({ name }) => <span className="ink-2">{name}</span>,
          },
          { key: 'figure', head: 'Figure', cell: ({ figure }) => <b>{figure}</b> },
          {
            key: 'rests',
            head: 'Which',
            wide: true,
            cell: ({ rests }) => <span title={rests}>{rests}</span>,
          },
        ]}
      />
    </section>
  )
}
