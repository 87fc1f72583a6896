import { useState } from 'react'
import type { HeldFile } from '../../../shared/contract/parts.ts'
import { ProgressRow } from '../../components/progress.tsx'
import type { Job } from '../../store/jobs.ts'
import { visible } from '../../words/visible.ts'
import { stepsOf, StepsTable } from './steps-table.tsx'
import css from './verify.module.css'

/** The checks while they are made: each appears as it is done. */
export function VerificationRunning({ file, job }: { readonly file: HeldFile; readonly job: Job }) {
  const [focused, setFocused] = useState<number | null>(null)
  const checks = job.progress?.checks ?? []
  const done = checks.filter(({ result }) => result !== 'waiting').length
  return (
    <div className={css.report}>
      <div className={css.head}>
        <p className={css.sentence}>
          <b>
            {done} of {checks.length === 0 ? 'all' : checks.length} checks made.
          </b>{' '}
          {visible(file.name)} is being verified.
        </p>
      </div>
      <ProgressRow job={job} keeps="Nothing is kept of it" />
      <div className={css.steps} data-pane="">
        <StepsTable steps={stepsOf(checks)} focused={focused} onFocus={({ number }) => setFocused(number)} />
      </div>
    </div>
  )
}
