import type { CampaignRecord } from '../../model/review.ts'
import { html, NOTHING, type Html, plural } from './html.ts'
import { percent } from './review-sample.ts'
import { factsOf, tableOf } from './table.ts'
import { cut } from './value-text.ts'

/** Most instances that are named of each thing. */
const MAX_NAMED = 20

/** How the review was done: what tells a reader how much its verdicts are worth. */
export function qualityOf({ quality }: CampaignRecord): Html {
  const { decided, timed, medianSeconds } = quality
  return html`<h4>Quality of the review</h4>
    <p class="note">
      Counted from what was recorded while it was done. Nothing of it is a verdict on a person.
    </p>
    ${factsOf([
      ['Decided', `${decided} of ${plural(quality.items, 'item')}`],
      [
        'Time per item',
        medianSeconds === null
          ? 'not known of any item'
          : `median ${Math.round(medianSeconds)} s of ${plural(timed, 'item')}; ${quality.underTenSeconds} looked at for less than 10 s`,
      ],
      ['Evidence', `opened for ${quality.evidenceOpened}, not opened for ${quality.evidenceNotOpened}`],
      ['In bulk', `${quality.bulk}, ${percent(quality.bulkShare)}`],
      ['Changed', `${plural(quality.changed, 'verdict')} replaced another, ${quality.undone} taken back`],
      ['Attempts at own items', `${quality.selfReviewAttempts.length}, each refused`],
      ['After a signature', plural(quality.afterSignOff.length, 'act on verdicts', 'acts on verdicts')],
      [
        'Reviewer in the evidence',
        `${plural(quality.reviewerInEvidence.length, 'item')} decided by who asked for or approved it`,
      ],
      [
        'Same note',
        plural(quality.sameNotes.length, 'note given on several items', 'notes given on several items'),
      ],
      ['Upheld against', plural(quality.upheldAgainst.length, 'critical or high finding')],
    ])}
    ${tableOf(
      ['Reviewer', 'Decided#', 'Median s#', 'Under 10 s#', 'In bulk#', 'Evidence not opened#'],
      quality.reviewers.map(
        ({ name, decided: own, medianSeconds: median, underTenSeconds, bulk, notOpened }) => [
          name,
          own,
          median === null ? '' : Math.round(median),
          underTenSeconds,
          bulk,
          notOpened,
        ],
      ),
    )}
    ${instances(quality)}`
}

function instances(quality: CampaignRecord['quality']): Html {
  const rows: readonly (readonly string[])[] = [
    ...quality.selfReviewAttempts.map(({ by, time, item, parts }) => [
      'own item, refused',
      by,
      `${time} ${item ?? ''} ${parts.join(', ')}`,
    ]),
    ...quality.afterSignOff.map(({ by, time }) => ['after a signature', by, time]),
    ...quality.reviewerInEvidence.map(({ by, item, parts }) => [
      'reviewer in the evidence',
      by,
      `${item}: ${parts.join(', ')}`,
    ]),
    ...quality.upheldAgainst.map(({ by, item, severity }) => [
      'upheld against a finding',
      by,
      `${item}: ${severity}`,
    ]),
    ...quality.sameNotes.map(({ note, items }) => ['same note', '', `${items} times: ${note}`]),
  ]
  if (rows.length === 0) return NOTHING
  const left = rows.length - MAX_NAMED
  return html`${tableOf(
    ['What', 'By', 'Which'],
    rows.slice(0, MAX_NAMED).map((row) => row.map((text) => cut(text.trim(), 300))),
  )}${left > 0 ? html`<p class="note">${left} more, in <span class="m">review.json</span>.</p>` : NOTHING}`
}
