import type { CampaignSummary, ItemStanding, Stratum, StratumBound } from '../../../shared/model/review.ts'
import { SectionHead } from '../../components/head.tsx'
import { Table, type Column } from '../../components/table.tsx'
import { useWide } from '../../components/wide.ts'
import { count } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { VERDICT_CHOICES, verdictOf } from './review-words.ts'
import { STRATUM_COLUMNS, type StratumRow } from './strata-columns.tsx'
import { stratumLetter } from './stratum-letter.ts'
import css from './sign-off.module.css'

interface Row extends StratumRow {
  readonly verdicts: ReadonlyMap<string, number>
}

/** How many each stratum holds, how many were drawn of it, and what came of them. */
export function StrataTable({
  campaign: { sample, population, verdicts },
  items,
  bounds,
}: {
  readonly campaign: CampaignSummary
  /** All of them; null: there are more than a window holds. */
  readonly items: readonly ItemStanding[] | null
  readonly bounds: readonly StratumBound[]
}) {
  const wide = useWide()
  const shown = items === null || !wide ? SOME_VERDICTS : VERDICT_CHOICES
  const rows = sample.strata.map((stratum, at): Row => ({
    ...stratum,
    at,
    verdicts: items === null ? revokedOf(bounds, at) : countsOf(items, at),
  }))
  return (
    <section className={css.section} aria-label="Sample and verdicts">
      <SectionHead
        title="Sample and verdicts"
        about={`${count(sample.size)}, seed ${visible(sample.plan.seed)}, ${count(sample.strata.length)} strata`}
      />
      <Table
        label="Strata"
        height="detail"
        rows={rows}
        keyOf={({ at }) => String(at)}
        columns={[...STRATUM_COLUMNS, ...shown.map(columnOf)]}
        foot={
          <tr className={css.foot}>
            <td>All</td>
            <td className="num">{count(population.size)}</td>
            <td className="num">{count(sample.size)}</td>
            {shown.map(({ verdict }) => (
              <td key={verdict} className="num">
                {count(verdicts[verdict])}
              </td>
            ))}
          </tr>
        }
      />
      <p className={css.words}>{shareWords(sample.strata)}</p>
    </section>
  )
}

type VerdictChoice = (typeof VERDICT_CHOICES)[number]

function columnOf({ verdict, name }: VerdictChoice): Column<Row> {
  return {
    key: verdict,
    head: name,
    align: 'right',
    cell: ({ verdicts }) => {
      const number = verdicts.get(verdict) ?? 0
      return number === 0 ? <span className="ink-3">0</span> : count(number)
    },
  }
}

/** What the bounds of a large sample say without its items, and what a narrow window has room for. */
const SOME_VERDICTS = VERDICT_CHOICES.filter(({ verdict }) => verdict === 'revoke')

function revokedOf(bounds: readonly StratumBound[], at: number): ReadonlyMap<string, number> {
  return new Map([['revoke', bounds.find(({ stratum }) => stratum === at)?.revoked ?? 0]])
}

function countsOf(items: readonly ItemStanding[], stratum: number): ReadonlyMap<string, number> {
  const sum = new Map<string, number>()
  for (const each of items) {
    const verdict = each.item.stratum === stratum ? verdictOf(each) : null
    if (verdict !== null) sum.set(verdict, (sum.get(verdict) ?? 0) + 1)
  }
  return sum
}

/** A sample in which some strata weigh more than in the whole is no rate for the whole. */
function shareWords(strata: readonly Stratum[]): string {
  const held = strata.reduce((sum, { size }) => sum + size, 0)
  const drawn = strata.reduce((sum, each) => sum + each.drawn, 0)
  if (held === drawn) return 'All were drawn: the counts are those of the population.'
  const more = strata.flatMap(({ size, drawn: own }, at) =>
    size > 0 && own / size > (1.05 * drawn) / held ? [stratumLetter(at)] : [],
  )
  return more.length === 0
    ? 'Of each stratum about its share was drawn.'
    : `More of ${more.join(', ')} was drawn than the share: counts over all strata are no rate for the population.`
}
