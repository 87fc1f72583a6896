import { Button } from '../../components/button.tsx'
import { DropFrame } from '../../components/drop-frame.tsx'
import { ErrorNotice, Notice } from '../../components/notice.tsx'
import { ProgressRow } from '../../components/progress.tsx'
import type { Output } from '../../../shared/contract/methods.ts'
import type { OpenCase } from '../../store/case.ts'
import { useDrop } from '../../store/drop.ts'
import { type Chosen, putAway, rebuildNow } from '../../store/intake.ts'
import { type Job, useJobs } from '../../store/jobs.ts'
import { go } from '../../store/route.ts'
import { counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { WaitingBar } from './waiting-bar.tsx'
import css from './intake.module.css'

const WORK = ['intake.import', 'case.import', 'case.rebuild']

/** Above the table: where files go in, work that has no row of its own, and how the last work ended. */
export function IntakeTop({
  opened,
  chosen,
  info,
  rebuild,
  onFiles,
  onFolder,
}: {
  readonly opened: OpenCase
  readonly chosen: Chosen
  readonly info: Output<'case.info'> | undefined
  readonly rebuild: 'after' | 'leave'
  readonly onFiles: () => void
  readonly onFolder: () => void
}) {
  const over = useDrop((drop) => drop.over)
  const jobs = useJobs((state) => state.jobs)
  const running = jobs.filter(
    ({ case: about, method, outcome }) => about === opened.case && outcome === null && WORK.includes(method),
  )
  const isStale = info !== undefined && !info.rebuilt && info.records > 0 && running.length === 0
  return (
    <>
      <div className={css.top}>
        <DropFrame
          state={over === null ? 'waits' : 'over'}
          aside="Files are read, never changed. Nothing leaves this machine."
        >
          <span>Drop files or a folder here</span>
          <span className="ink-3">or</span>
          <Button size="small" keys={['o']} onClick={onFiles}>
            Choose files…
          </Button>
          <Button size="small" onClick={onFolder}>
            Choose a folder…
          </Button>
        </DropFrame>
      </div>
      {chosen.failure === null ? null : (
        <ErrorNotice
          doing={`Import into ${opened.name}`}
          error={chosen.failure}
          actions={
            <Button size="small" onClick={() => putAway(opened.case, 'failure')}>
              Put away
            </Button>
          }
        />
      )}
      <WaitingBar opened={opened} chosen={chosen} rebuild={rebuild} />
      {running
        .filter((job) => !hasRow(job, chosen))
        .map((job) => (
          <section key={job.jobId} className={css.work} aria-label={workOf(job)}>
            <b>{workOf(job)}</b>
            <ProgressRow
              job={job}
              keeps={
                job.progress?.phase === 'rebuild'
                  ? 'what stood there before stays if you cancel'
                  : 'what is read so far stays if you cancel'
              }
            />
          </section>
        ))}
      {chosen.rebuilt === null ? null : (
        <Notice
          weight="aside"
          what={`${counted(chosen.rebuilt.decisions, 'decision')} rebuilt from ${counted(chosen.rebuilt.runs, 'run')}.`}
          actions={
            <>
              <Button size="small" onClick={() => go({ screen: 'overview' })}>
                Go to Overview
              </Button>
              <Button size="small" weight="quiet" onClick={() => putAway(opened.case, 'rebuilt')}>
                Put away
              </Button>
            </>
          }
        />
      )}
      {isStale ? (
        <Notice
          weight="to-know"
          what="Something was imported since the decisions were rebuilt."
          actions={
            <Button size="small" onClick={() => void rebuildNow(opened)}>
              Rebuild decisions
            </Button>
          }
        >
          What the other screens show is as it was before, or nothing yet.
        </Notice>
      ) : null}
    </>
  )
}

/** An import that was begun here goes on below the row of each file; its rebuild has no row. */
function hasRow(job: Job, { waiting }: Chosen): boolean {
  return job.progress?.phase !== 'rebuild' && waiting.some((each) => each.job?.id === job.jobId)
}

function workOf({ progress }: Job): string {
  if (progress === null) return 'Waits for other work on this case'
  if (progress.phase === 'rebuild') return 'Rebuilding decisions'
  return `Importing ${visible(progress.subject ?? '')}`
}
