import { Check, OctagonAlert } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { Digest } from '../../components/digest.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { Bar } from '../../components/progress.tsx'
import { Time } from '../../components/time.tsx'
import type { OpenCase } from '../../store/case.ts'
import { useWalk, type Walked } from '../../store/custody.ts'
import { count } from '../../words/numbers.ts'
import { duration } from '../../words/times.ts'
import { visible } from '../../words/visible.ts'
import css from './custody.module.css'

/** Whether the chain holds, checked now; or where it breaks. */
export function ChainStrip({ opened, onAgain }: { readonly opened: OpenCase; readonly onAgain: () => void }) {
  const walk = useWalk(opened.case)
  if (walk.error !== null) return <ErrorNotice doing="Check the chain" error={walk.error} />
  return (
    <div className={css.strip} role="status">
      <Words walk={walk} />
      <span className={css.gap} />
      <Button size="small" keys={['v']} disabled={!walk.ended} onClick={onAgain}>
        Check again
      </Button>
    </div>
  )
}

function Words({ walk: { seq, entries, broken, ended, head, at, tookMs } }: { readonly walk: Walked }) {
  if (broken !== null)
    return (
      <>
        <OctagonAlert className={css.mark} aria-hidden="true" />
        <span>
          <b>
            The chain breaks at entry {count(broken.seq)}: {visible(broken.problem)}.
          </b>{' '}
          The {count(seq)} before it hold; what it and those after it say may have been written by anybody.
        </span>
      </>
    )
  if (!ended)
    return (
      <>
        <Bar label="Check the chain" fraction={entries === 0 ? undefined : seq / entries} />
        <span>
          {count(seq)} of {count(entries)} entries checked
        </span>
      </>
    )
  return (
    <>
      <Check className={css.mark} aria-hidden="true" />
      <span>
        <b>
          {count(seq)} of {count(entries)} entries hold the digest of the one before.
        </b>{' '}
        <span className="ink-2">
          Head <Digest value={head} />, checked {at === null ? '' : <Time at={at} precision="s" />} in{' '}
          {duration(Math.max(1, Math.round(tookMs)))}.
        </span>
      </span>
    </>
  )
}
