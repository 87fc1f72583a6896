import type { CampaignRecord } from '../../model/review.ts'
import { html, NOTHING, plural, type Html } from './html.ts'
import type { ReportFacts } from './report-facts.ts'
import { resultsOf } from './review-results.ts'
import { populationAndSample } from './review-sample.ts'
import { qualityOf } from './review-quality.ts'
import { factsOf, tableOf } from './table.ts'
import { cut } from './value-text.ts'

/** What people concluded: of each campaign its scope and method, population and sample, results, quality, signatures. */
export function* reviewSection({ campaigns, review }: ReportFacts): Generator<Html> {
  yield html`<section class="from-new-page">
    <h2 id="review"><span class="n">3</span>Review</h2>
   `
  if (campaigns.length === 0) {
    yield review.verdicts.length === 0
      ? html`<p>
          No reviewer's verdict is in this packet: replay and findings are the work of software, and nobody
          has upheld or revoked a decision here.
        </p>`
      : html`<p>
          ${plural(review.verdicts.length, 'verdict')} of reviewers and
          ${plural(review.signOffs.length, 'sign-off')} stand in <span class="m">review.json</span>.
        </p>`
  }
  for (const campaign of campaigns) {
    yield scopeAndMethod(campaign)
    yield populationAndSample(campaign)
    yield resultsOf(campaign)
    yield qualityOf(campaign)
    yield signatures(campaign)
  }
  yield html`</section>
`
}

const STATES = {
  open: 'It is still open: nothing of it is concluded.',
  signed: 'One person has signed it; a second one has not.',
  finished: 'Two people have signed it.',
} as const satisfies Record<CampaignRecord['state'], string>

function scopeAndMethod({ plan, population, openedAt, openedBy, stages, state }: CampaignRecord): Html {
  return html`<h3>${plan.name}</h3>
    <p>${STATES[state]}</p>
    <h4>Scope and method</h4>
    ${factsOf([
      ['Opened', html`${openedAt} by ${openedBy.name}`],
      [
        'Items',
        plan.items === 'decisions' ? 'single decisions' : 'who holds what, because of which decisions',
      ],
      [
        'Selected',
        population.selected.length === 0 ? 'all decisions of the case' : population.selected.join('; '),
      ],
      [
        'Taken of',
        population.rebuild === null
          ? 'a rebuild that the custody log does not name'
          : `the rebuild of ${population.rebuild.time}, custody entry ${population.rebuild.seq}`,
      ],
      ['Revoked access to be gone', plan.revokeBy ?? 'no date given'],
    ])}
    ${tableOf(
      ['Stage', 'Reviewers', 'Given out', 'Items#', 'Decided#', 'Closed'],
      plan.stages.map(({ name, reviewers, assign }, at) => [
        name,
        cut(reviewers.map((reviewer) => reviewer.name).join(', '), 400),
        { 'in-turn': 'evenly, by the digest of the item', workflow: 'by workflow', stratum: 'by stratum' }[
          assign
        ],
        stages[at]?.items ?? 0,
        stages[at]?.states.decided ?? 0,
        stages[at]?.closed === true ? 'yes' : 'no',
      ]),
    )}`
}

/** Whose signatures stand under it, and on what. */
function signatures({ signOffs, sentBack, reopened }: CampaignRecord): Html {
  return html`<h4>Signatures</h4>
    ${
      signOffs.length === 0
        ? html`<p>Nobody has signed.</p>`
        : html`<p class="note">
              Each signs, by Ed25519, for the digests of population, sample and verdicts. Whether a signature
              holds, and whose key it is, is for <span class="m">docket verify</span> and its reader to tell.
            </p>
            ${tableOf(
              ['Signed as', 'By', 'Time', 'Key', 'Stands'],
              signOffs.map(({ statement, signature, holds }) => [
                statement.role,
                statement.by.name,
                statement.time,
                html`<span class="m">${signature.keyid}</span>`,
                holds ? 'yes' : 'no: what was signed for has changed since, or it was taken back',
              ]),
            )}`
    }${sentBack.length + reopened.length === 0 ? NOTHING : tableOf(['What', 'By', 'Time', 'Reason'], [...sentBack.map(({ by, time, reason }) => ['sent back', by.name, time, cut(reason, 400)]), ...reopened.map(({ by, time, reason }) => ['reopened', by.name, time, cut(reason, 400)])])}`
}
