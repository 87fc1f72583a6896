import { Popover } from '@base-ui/react/popover'
import { Bar, figuresOf, fractionOf } from '../components/progress.tsx'
import { Button } from '../components/button.tsx'
import { cancelJob, clearEnded, type Job, useJobs } from '../store/jobs.ts'
import { counted } from '../words/numbers.ts'
import { visible } from '../words/visible.ts'
import css from './tray.module.css'

/** Long work, of this window and others: how far it is, and its end. */
export function Tray() {
  const jobs = useJobs((state) => state.jobs)
  if (jobs.length === 0) return null
  const running = jobs.filter(({ outcome }) => outcome === null)
  return (
    <Popover.Root>
      <Popover.Trigger className={css.trigger}>
        <span aria-live="polite">
          {running[0] === undefined
            ? counted(jobs.length, 'task ended', 'tasks ended')
            : summary(running[0], running.length)}
        </span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className={css.positioner} side="top" align="start" sideOffset={6}>
          <Popover.Popup className={css.popup}>
            <Popover.Title className={css.title}>Work in the background</Popover.Title>
            {jobs.toReversed().map((job) => (
              <Row key={job.jobId} job={job} />
            ))}
            {running.length < jobs.length ? (
              <Button weight="quiet" size="small" onClick={clearEnded}>
                Clear what has ended
              </Button>
            ) : null}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Row({ job }: { readonly job: Job }) {
  return (
    <div className={css.row}>
      <b>{visible(job.title)}</b>
      {job.outcome === null ? (
        <>
          <Bar fraction={fractionOf(job)} label={job.title} />
          <span className="ink-2 tabular">
            {[job.progress?.phase, ...figuresOf(job)].filter(Boolean).join(', ')}
          </span>
          <Button size="small" onClick={() => cancelJob(job.jobId)}>
            Cancel
          </Button>
        </>
      ) : (
        <span className={css.end}>{endOf(job)}</span>
      )}
    </div>
  )
}

function summary(job: Job, running: number): string {
  const fraction = fractionOf(job)
  const others = running > 1 ? ` and ${running - 1} more` : ''
  return `${visible(job.title)}${fraction === undefined ? '' : `, ${Math.floor(fraction * 100)}%`}${others}`
}

const CANCELLED = 'cancelled; what was done up to then is kept'

/** Work on several things tells of each how far it came, also where it was asked to stop. */
function wasStopped(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'stopped' in value && value.stopped === true
}

function endOf({ outcome }: Job): string {
  switch (outcome?.state) {
    case 'done':
      return wasStopped(outcome.value) ? CANCELLED : 'done'
    case 'cancelled':
      return CANCELLED
    case 'failed':
      return `stopped: ${visible(outcome.error.message)} ${visible(outcome.error.remedy)}`
    case undefined:
      return ''
  }
}
