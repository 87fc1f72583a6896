import type { CampaignSummary } from '../../../shared/model/review.ts'
import { Digest } from '../../components/digest.tsx'
import { Facts } from '../../components/facts.tsx'
import { SectionHead } from '../../components/head.tsx'
import { Time } from '../../components/time.tsx'
import { count, counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import css from './sign-off.module.css'

/** What the sample was drawn from, as it was fixed before. */
export function PopulationSection({ campaign }: { readonly campaign: CampaignSummary }) {
  const { population, plan, openedAt, openedBy } = campaign
  const scope = (
    <>
      {population.selected.length === 0 ? 'all decisions' : population.selected.map(visible).join(', ')},{' '}
      <b>{counted(population.decisions, 'decision')}</b>
    </>
  )
  const fixed = (
    <>
      <Time at={openedAt} precision="s" /> by {visible(openedBy.name)}
    </>
  )
  const digest = <Digest value={population.digest} whole />
  return (
    <section className={css.section} aria-label="Population">
      <SectionHead title="Population" about="fixed before the sample was drawn" />
      <div className={css.facts}>
        <Facts
          rows={[
            ['Scope', scope],
            ['Fixed', fixed],
            ['Digest', digest],
            [
              'Of',
              `${count(population.size)} ${plan.items === 'decisions' ? 'decisions' : 'entitlements'}, their ids sorted by bytes, one a line`,
            ],
            [
              'Rebuild',
              population.rebuild === null ? (
                'the custody log names none'
              ) : (
                <>
                  custody entry {count(population.rebuild.seq)},{' '}
                  <Time at={population.rebuild.time} precision="s" />
                </>
              ),
            ],
          ]}
        />
      </div>
    </section>
  )
}
