import { Check, Copy, OctagonAlert } from 'lucide-react'
import { useState } from 'react'
import type { RedrawnSample } from '../../../shared/contract/review.ts'
import type { CampaignSummary } from '../../../shared/model/review.ts'
import { Button } from '../../components/button.tsx'
import { SectionHead } from '../../components/head.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import type { OpenCase } from '../../store/case.ts'
import { useJobAnswer } from '../../store/job-answers.ts'
import { useKeys } from '../../store/keys.ts'
import { copyText } from '../../store/notices.ts'
import { count } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { stratumLetter } from './stratum-letter.ts'
import css from './sign-off.module.css'

/** The sample drawn again: here, and by anybody with a shell. */
export function DrawAgain({
  opened,
  campaign,
}: {
  readonly opened: OpenCase
  readonly campaign: CampaignSummary
}) {
  const [isWanted, setWanted] = useState(false)
  const { value, error, waiting } = useJobAnswer(
    'review.draw',
    isWanted ? { case: opened.case, campaign: campaign.id } : null,
    { title: 'Draw the sample again' },
  )
  const { size } = campaign.sample
  const draw = () => setWanted(true)
  useKeys({ d: { does: 'Draw the sample again', run: draw } }, 'Sign-off')
  const lines = value === undefined ? '' : linesOf(value)
  return (
    <section className={css.section} aria-label="Draw it again">
      <SectionHead
        title="Draw it again"
        about={`the same ${count(size)}, from seed and ids alone`}
        actions={
          <>
            {value === undefined ? null : (
              <Button
                weight="quiet"
                size="small"
                icon={<Copy aria-hidden="true" />}
                onClick={() => copyText(lines, 'How to draw it again')}
              >
                Copy
              </Button>
            )}
            <Button size="small" keys={['d']} disabled={waiting} onClick={draw}>
              Draw here
            </Button>
          </>
        }
      />
      {error === undefined ? null : <ErrorNotice doing="Draw the sample again" error={error} />}
      <p className={css.drawn} role="status">
        {value === undefined ? (
          <span className="ink-2">
            {waiting
              ? 'It is being drawn.'
              : 'Of each stratum, the ids with the lowest SHA-256 of seed, 0x00 and id.'}
          </span>
        ) : value.holds ? (
          <>
            <Check aria-hidden="true" />
            <b>
              {count(value.strata.reduce((sum, { drawnAgain }) => sum + drawnAgain, 0))} of {count(size)}{' '}
              equal
            </b>
          </>
        ) : (
          <>
            <OctagonAlert aria-hidden="true" />
            <b>What was drawn now is another sample.</b>
          </>
        )}
      </p>
      {value === undefined ? null : (
        <pre
          className={css.shell}
          role="region"
          tabIndex={0}
          aria-label="Shell lines that draw the sample again"
        >
          {visible(lines)}
        </pre>
      )}
    </section>
  )
}

function linesOf({ strata }: RedrawnSample): string {
  return strata
    .flatMap(({ words, drawn, script }, at) =>
      drawn === 0 ? [] : [`# ${stratumLetter(at)}: ${visible(words)}`, ...script, ''],
    )
    .join('\n')
    .trimEnd()
}
