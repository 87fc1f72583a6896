import type { ReviewQuality } from '../../../shared/model/review.ts'
import { count, counted, share } from '../../words/numbers.ts'
import { duration } from '../../words/times.ts'
import { visible } from '../../words/visible.ts'

/** One measure of how a review was done: its name, the figure, and what it rests on. */
export interface QualityRow {
  readonly name: string
  readonly figure: string
  readonly rests: string
}

const NAMED = 6

/** How the review was done, as data: nothing of it judges a person. */
export function qualityRows(quality: ReviewQuality): readonly QualityRow[] {
  const { decided, timed, medianSeconds, underTenSeconds, evidenceOpened, bulk, bulkShare } = quality
  return [
    {
      name: 'Time per item',
      figure: medianSeconds === null ? 'not timed' : `median ${duration(medianSeconds * 1000)}`,
      rests: `${counted(timed, 'item')} timed, ${count(underTenSeconds)} under 10 s`,
    },
    {
      name: 'Evidence opened',
      figure: `${count(evidenceOpened)} of ${count(decided)}`,
      rests: `${count(quality.evidenceNotOpened)} without`,
    },
    { name: 'In bulk', figure: `${count(bulk)} of ${count(decided)}`, rests: share(bulkShare, 1) },
    {
      name: 'Own access',
      figure: counted(quality.selfReviewAttempts.length, 'attempt'),
      rests: named(quality.selfReviewAttempts.map(({ by, item }) => (item === null ? by : `${by}, ${item}`))),
    },
    {
      name: 'Changed after',
      figure: counted(quality.changed, 'verdict'),
      rests: `${count(quality.undone)} taken back`,
    },
    {
      name: 'After a signature',
      figure: counted(quality.afterSignOff.length, 'act'),
      rests: named(quality.afterSignOff.map(({ by }) => by)),
    },
    {
      name: 'Has a part in it',
      figure: counted(quality.reviewerInEvidence.length, 'item'),
      rests: named(quality.reviewerInEvidence.map(({ item, by }) => `${by}, ${item}`)),
    },
    {
      name: 'Same note twice',
      figure: counted(quality.sameNotes.length, 'text'),
      rests: named(quality.sameNotes.map(({ note, items }) => `${count(items)}: ${note}`)),
    },
    {
      name: 'Against a finding',
      figure: `${count(quality.upheldAgainst.length)} upheld`,
      rests: named(quality.upheldAgainst.map(({ item, severity }) => `${item}, ${severity}`)),
    },
  ]
}

function named(texts: readonly string[]): string {
  const shown = [...new Set(texts)].slice(0, NAMED).map(visible)
  return texts.length > NAMED ? `${shown.join('; ')} and more` : shown.join('; ')
}
