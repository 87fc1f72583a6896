import { useAnswer } from '../../client/answers.ts'
import { Button } from '../../components/button.tsx'
import { DropFrame } from '../../components/drop-frame.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { useDrop } from '../../store/drop.ts'
import { useJob } from '../../store/jobs.ts'
import { beginAnew, choosePacketHere, useVerifyingOf } from '../../store/verifying.ts'
import { Trust } from './trust.tsx'
import { VerificationRunning } from './verification-running.tsx'
import { VerificationReport } from './verification-report.tsx'
import css from './verify.module.css'

/** A packet, checked step by step: no case is needed, and none of what it says of itself is believed. */
export function VerifyPacket({ packet }: { readonly packet: string | undefined }) {
  if (packet === undefined) return <NoPacket />
  return <OnePacket key={packet} token={packet} />
}

function NoPacket() {
  const over = useDrop(({ over: held }) => held !== null)
  return (
    <div className={css.start}>
      <DropFrame
        state={over ? 'over' : 'waits'}
        aside={
          <Button weight="primary" onClick={choosePacketHere}>
            Choose a packet…
          </Button>
        }
      >
        <p>
          <b>Drop a packet anywhere</b>, or choose one.
        </p>
        <p className="ink-2">
          Every check is made and shown, whatever fails. Nothing leaves this machine, and no case is needed.
        </p>
      </DropFrame>
    </div>
  )
}

function OnePacket({ token }: { readonly token: string }) {
  const { jobId, report, error } = useVerifyingOf(token)
  const job = useJob(jobId)
  const { value, error: notHere } = useAnswer('intake.recognise', { files: [token] })
  const found = value?.files[0]
  if (notHere !== undefined)
    return (
      <ErrorNotice
        doing="Look at the packet"
        error={notHere}
        actions={
          <Button size="small" onClick={choosePacketHere}>
            Choose a packet…
          </Button>
        }
      />
    )
  if (found === undefined) return null
  if (report !== null) return <VerificationReport token={token} report={report} />
  if (jobId !== null && job !== undefined) return <VerificationRunning file={found.file} job={job} />
  return (
    <div className={css.start}>
      {error === null ? null : (
        <ErrorNotice
          doing={`Verify ${found.file.name}`}
          error={error}
          actions={
            <Button size="small" onClick={() => beginAnew(token)}>
              Close
            </Button>
          }
        />
      )}
      <Trust found={found} />
    </div>
  )
}
