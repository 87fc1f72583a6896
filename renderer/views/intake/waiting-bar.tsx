import { Button } from '../../components/button.tsx'
import type { OpenCase } from '../../store/case.ts'
import { type Chosen, isReady, startImport, takeAllOut } from '../../store/intake.ts'
import { count, counted } from '../../words/numbers.ts'
import css from './intake.module.css'

/** What waits, and the act that begins: below the drop frame while there is something to begin with. */
export function WaitingBar({
  opened,
  chosen: { waiting, more },
  rebuild,
}: {
  readonly opened: OpenCase
  readonly chosen: Chosen
  readonly rebuild: 'after' | 'leave'
}) {
  const idle = waiting.filter(({ job, end }) => job === null && end?.state !== 'taken')
  if (idle.length === 0) return null
  const looking = idle.filter(({ as }) => as === undefined).length
  const ready = idle.filter(isReady).length
  const others = idle.length - looking - ready
  return (
    <div className={css.bar} role="status">
      <span>
        <b>{wordsOf({ ready, looking, others })}</b>
        {more ? '. The folder holds more than 1,000 files: choose a folder inside it for the others' : ''}
      </span>
      <span className={css.gap} />
      <Button size="small" weight="quiet" onClick={() => takeAllOut(opened.case)}>
        Take all out
      </Button>
      {ready + looking === 0 ? null : (
        <Button
          size="small"
          weight="primary"
          disabled={ready === 0 || looking > 0}
          keys={['i']}
          onClick={() => void startImport(opened, rebuild)}
        >
          Start import
        </Button>
      )}
    </div>
  )
}

interface Counts {
  readonly ready: number
  readonly looking: number
  readonly others: number
}

/** `4 files wait, 1 needs a word from you`. */
function wordsOf({ ready, looking, others }: Counts): string {
  const parts = [
    { count: ready, does: ready === 1 ? 'waits' : 'wait' },
    { count: looking, does: looking === 1 ? 'is looked at' : 'are looked at' },
    { count: others, does: others === 1 ? 'needs a word from you' : 'need a word from you' },
  ].filter(({ count }) => count > 0)
  return parts
    .map(({ count: number, does }, at) => `${at === 0 ? counted(number, 'file') : count(number)} ${does}`)
    .join(', ')
}
