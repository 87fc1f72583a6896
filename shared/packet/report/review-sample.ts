import { assertNever } from '../../model/assert-never.ts'
import type { CampaignRecord, SampleSize } from '../../model/review.ts'
import { html, plural, type Html } from './html.ts'
import { factsOf, tableOf } from './table.ts'

/** All from which was drawn, what was drawn, by what method, and how anybody draws it again. */
export function populationAndSample({ population, sample, plan, bounds }: CampaignRecord): Html {
  return html`<h4>Population and sample</h4>
    ${factsOf([
      [
        'Population',
        plan.items === 'decisions'
          ? plural(population.size, 'decision')
          : html`${plural(population.size, 'entitlement')}, because of
            ${plural(population.decisions, 'decision')}`,
      ],
      ['Its digest', html`<span class="m">${population.digest}</span>`],
      [
        'Sample',
        `${plural(sample.size, 'item')}: ${methodOf(sample.plan.size)}${sample.plan.minimum > 0 ? `, at least ${sample.plan.minimum} of each stratum` : ''}`,
      ],
      ['Its digest', html`<span class="m">${sample.digest}</span>`],
      ['Seed', html`<span class="m">${sample.plan.seed}</span>`],
    ])}
    ${tableOf(
      ['Stratum', 'Items#', 'Drawn#', 'Digest of its ids'],
      sample.strata.map(({ words, size, drawn, digest }) => [
        words,
        size,
        drawn,
        html`<span class="m">${digest}</span>`,
      ]),
    )}
    <p class="note">
      A digest is the SHA-256 of the ids, sorted as bytes, one a line. Of each stratum those are drawn whose
      SHA-256 of seed, a zero byte and id is lowest: whoever has the ids and the seed draws the same again.
    </p>
    ${bounds.length === 0 ? '' : boundsOf(bounds, sample)}`
}

function methodOf(size: SampleSize): string {
  switch (size.method) {
    case 'all':
      return 'every item'
    case 'fixed':
      return `${size.size} of each stratum`
    case 'attribute':
      return `attribute sampling of each stratum, ${percent(size.confidence)} confidence, tolerable deviation rate ${percent(size.tolerable)}, expected ${percent(size.expected)}`
    default:
      return assertNever(size)
  }
}

function boundsOf(bounds: CampaignRecord['bounds'], sample: CampaignRecord['sample']): Html {
  return html`<h4>What the sample says of the rest</h4>
    ${tableOf(
      ['Stratum', 'Judged#', 'Revoked#', 'At most to be revoked in all#', 'Confidence#'],
      bounds.map(({ stratum, size, judged, revoked, atMost, rateAtMost, confidence }) => [
        sample.strata[stratum]?.words ?? String(stratum),
        judged,
        revoked,
        `${atMost} of ${size} (${percent(rateAtMost)})`,
        percent(confidence),
      ]),
    )}
    <p class="note">Exact one-sided bounds (hypergeometric), each for its stratum alone.</p>`
}

/** A share from 0 to 1, to a tenth of a percent. */
export function percent(share: number): string {
  return `${Number((100 * share).toFixed(1))} %`
}
