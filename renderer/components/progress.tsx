import type { Job } from '../store/jobs.ts'
import { cancelJob } from '../store/jobs.ts'
import { bytes, count } from '../words/numbers.ts'
import { clockLength } from '../words/times.ts'
import { Button } from './button.tsx'
import css from './progress.module.css'

/** How far a job is, from 0 to 1; undefined where its total is not known. */
export function fractionOf({ progress }: Pick<Job, 'progress'>): number | undefined {
  if (progress?.totalBytes === undefined || progress.totalBytes === 0) return undefined
  return Math.min(1, progress.doneBytes / progress.totalBytes)
}

/** Bar, per cent, bytes, rate, time left, what cancel keeps, and Cancel: below its own row, never in a dialog. */
export function ProgressRow({
  job,
  keeps,
  cancelKeys = [],
}: {
  readonly job: Job
  readonly keeps?: string
  /** Keys that cancel it too: whoever shows the row binds them. */
  readonly cancelKeys?: readonly string[]
}) {
  const fraction = fractionOf(job)
  return (
    <div className={css.row}>
      <Bar fraction={fraction} label={job.title} />
      {fraction === undefined ? null : <b className="tabular">{Math.floor(fraction * 100)}%</b>}
      {figuresOf(job).map((figure) => (
        <span key={figure} className="tabular">
          {figure}
        </span>
      ))}
      <span className={css.keeps}>{keeps}</span>
      <Button size="small" keys={cancelKeys} onClick={() => cancelJob(job.jobId)}>
        Cancel
      </Button>
    </div>
  )
}

export function Bar({ fraction, label }: { readonly fraction: number | undefined; readonly label: string }) {
  return (
    <span
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(fraction === undefined ? {} : { 'aria-valuenow': Math.floor(fraction * 100) })}
      className={css.bar}
    >
      <span
        className={fraction === undefined ? css.moving : css.done}
        style={fraction === undefined ? undefined : { width: `${fraction * 100}%` }}
      />
    </span>
  )
}

/** What is known of a job's pace: bytes, records a second, time left. */
export function figuresOf({ progress, step }: Job): readonly string[] {
  if (progress === null || step === null) return ['begins']
  const seconds = Math.max(0.001, (Date.now() - step.at) / 1000)
  const figures: string[] = []
  if (progress.totalBytes !== undefined)
    figures.push(`${bytes(progress.doneBytes)} of ${bytes(progress.totalBytes)}`)
  if (progress.decisions !== undefined && progress.decisions > 0)
    figures.push(`${count(progress.decisions)} decisions`)
  else if (progress.records > step.records && seconds > 0.3)
    figures.push(`${count((progress.records - step.records) / seconds)} records/s`)
  const bytesDone = progress.doneBytes - step.bytes
  if (progress.totalBytes !== undefined && bytesDone > 0.02 * progress.totalBytes && seconds > 1)
    figures.push(
      `about ${clockLength((seconds * 1000 * (progress.totalBytes - progress.doneBytes)) / bytesDone)} left`,
    )
  return figures
}
