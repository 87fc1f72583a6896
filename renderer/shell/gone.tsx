import { useEffect, useState } from 'react'
import { onEvent, onGone } from '../client/client.ts'
import { refresh } from '../client/answers.ts'
import { Notice } from '../components/notice.tsx'
import { Button } from '../components/button.tsx'
import { counted } from '../words/numbers.ts'
import css from './messages.module.css'

/** Says that the engine has gone, or has come back after it ended by itself. */
export function Gone() {
  const [gone, setGone] = useState(false)
  const [restarted, setRestarted] = useState<number | null>(null)
  useEffect(() => onGone(() => setGone(true)), [])
  useEffect(
    () =>
      onEvent('engine.restarted', ({ jobs }) => {
        setRestarted(jobs)
        refresh(() => true)
      }),
    [],
  )
  if (!gone && restarted === null) return null
  return (
    <div className={css.top}>
      {gone ? (
        <Notice weight="stopped" what="Docket has ended behind this page.">
          Nothing in a case is lost. Start Docket again (npm start) and use the address that it prints.
        </Notice>
      ) : (
        <Notice
          weight="stopped"
          what="The engine ended by itself and was started again."
          actions={
            <Button size="small" onClick={() => setRestarted(null)}>
              Close
            </Button>
          }
        >
          {restarted === 0 || restarted === null
            ? 'No work was running.'
            : `${counted(restarted, 'task')} that ran had stopped; what was done up to then is in the case. Start it again to go on from there.`}
        </Notice>
      )}
    </div>
  )
}
