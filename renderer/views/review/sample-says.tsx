import type { CampaignSummary, StratumBound } from '../../../shared/model/review.ts'
import { SectionHead } from '../../components/head.tsx'
import { Table } from '../../components/table.tsx'
import { count, counted, share } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { stratumLetter } from './stratum-letter.ts'
import css from './sign-off.module.css'

/** What the sample says of what was not looked at: an upper bound for each stratum. */
export function SampleSays({
  campaign: { sample },
  bounds,
}: {
  readonly campaign: CampaignSummary
  readonly bounds: readonly StratumBound[]
}) {
  const confidence = bounds[0]?.confidence
  return (
    <section className={css.section} aria-label="What the sample can say">
      <SectionHead
        title="What the sample can say"
        about={confidence === undefined ? '' : `${percent(confidence)} confidence, one side`}
      />
      <Table
        label="Bounds by stratum"
        height="detail"
        rows={bounds}
        keyOf={({ stratum }) => String(stratum)}
        columns={[
          {
            key: 'stratum',
            head: 'Stratum',
            width: 72,
            cell: ({ stratum }) => (
              <b title={visible(sample.strata[stratum]?.words ?? '')}>{stratumLetter(stratum)}</b>
            ),
          },
          {
            key: 'says',
            head: 'At most',
            wide: true,
            cell: (bound) => <span title={says(bound)}>{says(bound)}</span>,
          },
        ]}
      />
    </section>
  )
}

function says({ size, judged, revoked, atMost, rateAtMost }: StratumBound): string {
  if (size === 0) return 'holds nothing'
  if (judged === 0) return 'nothing of it is judged: nothing is said'
  if (judged === size)
    return `${size === 1 ? 'its one item is' : `all ${count(size)} are`} judged: ${counted(revoked, 'revoke')}`
  return `${revoked === 0 ? 'no revoke' : counted(revoked, 'revoke')} in ${count(judged)}: at most ${share(rateAtMost, 1)}, ${count(atMost)} of ${count(size)}`
}

/** As it was typed into the plan: 0.95 is `95%`. */
function percent(rate: number): string {
  return `${Number((rate * 100).toFixed(1))}%`
}
