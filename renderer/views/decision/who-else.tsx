import { type ReactNode, useState } from 'react'
import type { BlastRadius, SharedCause } from '../../../shared/contract/replay.ts'
import { Button } from '../../components/button.tsx'
import { Dialog, DialogActions } from '../../components/dialog.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { ProgressRow } from '../../components/progress.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { giveUp, useJobAnswer } from '../../store/job-answers.ts'
import { useJob } from '../../store/jobs.ts'
import { count, counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { shownValue } from './decision-words.ts'
import type { Parts } from './parts.ts'
import { SharedRows } from './shared-rows.tsx'
import css from './who-else.module.css'

const CAUSES = ['input', 'rule', 'version'] as const
type Cause = (typeof CAUSES)[number]

/** All decisions that share what this one rests on: the value that flips it, its rule, its version. */
export function WhoElse({
  parts: { opened, view },
  onClose,
}: {
  readonly parts: Pick<Parts, 'opened' | 'view'>
  readonly onClose: () => void
}) {
  const { id, ord } = view
  const {
    value: answer,
    error,
    waiting,
    jobId,
  } = useJobAnswer(
    'replay.blastRadius',
    { case: opened.case, id, ord },
    { title: `Find who else got in as in ${id}` },
  )
  const job = useJob(jobId)
  const [chosen, setChosen] = useState<Cause | null>(null)
  const there = answer === undefined ? [] : CAUSES.filter((cause) => answer[cause] !== null)
  const cause = there.find((each) => each === chosen) ?? there[0]
  const shared: SharedCause | null = answer === undefined || cause === undefined ? null : answer[cause]
  const leave = () => {
    giveUp('replay.blastRadius')
    onClose()
  }
  return (
    <Dialog
      open
      onClose={leave}
      width={820}
      title="Who else got in the same way"
      about={visible(`Decisions that share what ${id} rests on.`)}
    >
      {error === undefined ? null : <ErrorNotice doing="Find who else got in" error={error} />}
      {job === undefined || job.outcome !== null ? null : <ProgressRow job={job} />}
      {answer === undefined && error === undefined && !waiting ? (
        <p className={css.none}>The search was given up.</p>
      ) : null}
      {answer === undefined ? null : shared === null || cause === undefined ? (
        <p className={css.none}>Nothing is known that another decision could share with it.</p>
      ) : (
        <>
          <Segmented
            label="What they share"
            value={cause}
            options={there.map((each) => ({
              value: each,
              label: `${NAMES[each]} ${count(answer[each]?.decisions ?? 0)}`,
            }))}
            onChange={setChosen}
          />
          <p className={css.lead}>
            {causeWords(answer, cause)}: <b>{counted(shared.decisions, 'decision')}</b>,{' '}
            {count(shared.permits)} of them permitted, to{' '}
            <b>{counted(shared.permittedSubjects, 'subject')}</b>.
          </p>
          <SharedRows shared={shared} onLeave={onClose} />
        </>
      )}
      <DialogActions>
        <Button onClick={leave} keys={['Esc']}>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  )
}

const NAMES: Readonly<Record<Cause, string>> = {
  input: 'Same input',
  rule: 'Same rule',
  version: 'Same version',
}

function causeWords({ input, rule, version }: BlastRadius, cause: Cause): ReactNode {
  switch (cause) {
    case 'input':
      return input === null ? null : (
        <>
          With <code className="mono-s">{visible(input.name)}</code> ={' '}
          <code className="mono-s">{shownValue(input.value)}</code>
        </>
      )
    case 'rule':
      return rule === null ? null : (
        <>
          Decided by <code className="mono-s">{rule.rules.map(visible).join(', ')}</code> of{' '}
          {visible(rule.policy)}
        </>
      )
    case 'version':
      return version === null ? null : (
        <>
          Under {visible(version.policy)} <b>{visible(version.version)}</b>
        </>
      )
  }
}
