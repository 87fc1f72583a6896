import type { ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { ProgressRow } from '../../components/progress.tsx'
import type { OpenCase } from '../../store/case.ts'
import { openCase } from '../../store/case.ts'
import { resumeImport, startImport, takeOut, type Waiting } from '../../store/intake.ts'
import { useJob } from '../../store/jobs.ts'
import { copyText } from '../../store/notices.ts'
import { go } from '../../store/route.ts'
import { counted } from '../../words/numbers.ts'
import type { Row, Work } from './rows.ts'
import { Ticked } from './ticked.tsx'
import css from './intake.module.css'

type Rebuild = 'after' | 'leave'

interface Surroundings {
  readonly opened: OpenCase
  readonly rebuild: Rebuild
  readonly work: Work | undefined
}

/** What is to be said of a row, whether or not it has the focus; null: nothing. */
export function belowRow(row: Row, by: Surroundings): ReactNode {
  const { opened, rebuild, work } = by
  switch (row.kind) {
    case 'source': {
      const { source, waiting } = row
      if (source.status === 'complete') return null
      if (waiting !== undefined && waiting.job !== null) return progressOf(waiting.job, work)
      // It is being read by another window, whose progress stands above.
      if (work?.subject === source.name) return null
      return (
        <>
          {waiting?.end?.state === 'failed' ? <Failed waiting={waiting} opened={opened} /> : null}
          <Partial row={row} opened={opened} rebuild={rebuild} />
        </>
      )
    }
    case 'definition':
      return null
    case 'waiting':
      return belowWaiting(row.waiting, by)
  }
}

function belowWaiting(waiting: Waiting, { opened, rebuild, work }: Surroundings): ReactNode {
  const { file, as, job, end } = waiting
  if (job !== null) return progressOf(job, work)
  const away = (
    <Button size="small" weight="quiet" onClick={() => takeOut(opened.case, file.token)}>
      Take it out
    </Button>
  )
  if (end?.state === 'failed') return <Failed waiting={waiting} opened={opened} />
  if (end?.state === 'stopped')
    return (
      <Line
        text="Stopped before a whole batch of it was read: nothing of it is in the case yet."
        acts={
          <>
            <Button size="small" onClick={() => void startImport(opened, rebuild, [file.token])}>
              Import it again
            </Button>
            {away}
          </>
        }
      />
    )
  if (end?.state === 'taken')
    return (
      <Line
        text={end.as.notes.join('; ')}
        acts={
          <Button size="small" weight="quiet" onClick={() => takeOut(opened.case, file.token)}>
            Put away
          </Button>
        }
      />
    )
  switch (as?.kind) {
    case 'unknown':
      return (
        <Line
          text={`${sentence(as.reason)} Say what it is, if you know it; else take it out. It holds up none of the others.`}
          acts={
            <>
              {away}
              <Button
                size="small"
                weight="quiet"
                onClick={() => copyText(`${file.name}: ${as.reason}`, 'The reason')}
              >
                Copy as text
              </Button>
            </>
          }
        />
      )
    case 'case':
      return (
        <Line
          text={`${sentence(as.reason)} A case is opened, not imported.`}
          acts={
            <>
              <Button size="small" onClick={() => void openCase(file.token)}>
                Open it
              </Button>
              {away}
            </>
          }
        />
      )
    case 'packet':
      return (
        <Line
          text={`${sentence(as.reason)} A packet is verified, not imported.`}
          acts={
            <>
              <Button size="small" onClick={() => go({ screen: 'packets', query: { packet: file.token } })}>
                Verify it
              </Button>
              {away}
            </>
          }
        />
      )
    default:
      return null
  }
}

function progressOf(job: NonNullable<Waiting['job']>, work: Work | undefined): ReactNode {
  return job.id === work?.jobId && job.item === work.at ? <Progress jobId={job.id} /> : null
}

function Progress({ jobId }: { readonly jobId: string }) {
  const job = useJob(jobId)
  if (job === undefined) return null
  return (
    <div className={css.progress}>
      <ProgressRow job={job} keeps="what is read so far stays if you cancel" cancelKeys={['Esc']} />
    </div>
  )
}

function Failed({ waiting, opened }: { readonly waiting: Waiting; readonly opened: OpenCase }) {
  const { file, end } = waiting
  if (end?.state !== 'failed') return null
  return (
    <ErrorNotice
      doing={`Import ${file.name}`}
      error={end.error}
      actions={
        <Button size="small" onClick={() => takeOut(opened.case, file.token)}>
          Put away
        </Button>
      }
    />
  )
}

/** A source whose reading was cut short: what is there is whole up to there, and the import can go on. */
function Partial({
  row: { source, waiting },
  opened,
  rebuild,
}: {
  readonly row: Extract<Row, { kind: 'source' }>
  readonly opened: OpenCase
  readonly rebuild: Rebuild
}) {
  const token = waiting?.end?.state === 'stopped' ? waiting.file.token : undefined
  return (
    <Line
      text={`Not read to its end: ${source.lines === 0 ? 'nothing of it is in the case yet' : `its first ${counted(source.lines, 'line')} are in the case, whole`}. Nothing can be proven to be in it until all is read.`}
      acts={
        <>
          {token === undefined ? null : (
            <Button size="small" onClick={() => void startImport(opened, rebuild, [token])}>
              Resume
            </Button>
          )}
          <Button
            size="small"
            weight={token === undefined ? 'plain' : 'quiet'}
            onClick={() => void resumeImport(opened, source, rebuild)}
          >
            {token === undefined ? 'Resume: choose the file again…' : 'Choose the file again…'}
          </Button>
        </>
      }
    />
  )
}

function Line({ text, acts }: { readonly text: string; readonly acts: ReactNode }) {
  return (
    <div className={css.line}>
      <span className={css.lineText}>
        <Ticked text={text} />
      </span>
      <span className={css.acts}>{acts}</span>
    </div>
  )
}

function sentence(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1)
  return /[.!?]$/.test(capital) ? capital : `${capital}.`
}
