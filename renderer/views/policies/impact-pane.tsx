import { useState } from 'react'
import type { OtherPolicy } from '../../../shared/contract/replay.ts'
import { Button } from '../../components/button.tsx'
import { ErrorNotice, Notice } from '../../components/notice.tsx'
import { ProgressRow } from '../../components/progress.tsx'
import { askJob, useJobTold } from '../../store/job-answers.ts'
import { useJob } from '../../store/jobs.ts'
import { count } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { groupsOf, type ImpactGroup, ImpactGroups } from './impact-groups.tsx'
import { ImpactRows } from './impact-rows.tsx'
import css from './impact.module.css'

/** What the decisions of a policy come to under another version of it, or under a draft: what flips, both ways. */
export function ImpactPane({
  caseToken,
  policy,
  name,
}: {
  readonly caseToken: string
  readonly policy: OtherPolicy
  /** Of what they are heard under, in words. */
  readonly name: string
}) {
  const asked = { case: caseToken, policy }
  const { value: impact, error, waiting, jobId } = useJobTold('replay.impact', asked)
  const job = useJob(jobId)
  const [chosen, setChosen] = useState<string | null>(null)
  const hear = () => void askJob('replay.impact', asked, { title: `Hear the case under ${name}` })
  const groups = impact === undefined ? [] : groupsOf(impact)
  const group: ImpactGroup | undefined = groups.find(({ key }) => key === chosen) ?? groups[0]
  return (
    <section className={css.pane} aria-label="Impact" data-pane="">
      {impact === undefined && error === undefined && !waiting ? (
        <div className={css.begin}>
          <p className="ink-2">
            Every decision of this policy is put to {visible(name)} as it was recorded. Nothing in the case
            changes.
          </p>
          <Button weight="primary" onClick={hear}>
            Hear the case under {visible(name)}
          </Button>
        </div>
      ) : null}
      {job === undefined || job.outcome !== null ? null : <ProgressRow job={job} keeps="Nothing is kept." />}
      {error === undefined ? null : (
        <ErrorNotice
          doing={`Hear the case under ${name}`}
          error={error}
          actions={
            <Button size="small" onClick={hear}>
              Hear it again
            </Button>
          }
        />
      )}
      {impact === undefined ? null : impact.fault !== null ? (
        <Notice weight="stopped" what="It cannot be used.">
          {visible(impact.fault.detail)}
        </Notice>
      ) : (
        <>
          <p className={css.sum}>
            <b>{count(impact.unchanged)}</b> keep their outcome, <b>{count(impact.toDeny)}</b> flip to deny,{' '}
            <b>{count(impact.toPermit)}</b> to permit, {count(impact.notEvaluated)} could not be evaluated
            {impact.otherPolicies === 0
              ? ''
              : `; ${count(impact.otherPolicies)} of other policies were not asked`}
            {impact.moreGroups === 0
              ? ''
              : `; ${count(impact.moreGroups)} causes with fewer decisions are not listed`}
            {impact.newErrors === 0 ? '' : `; ${count(impact.newErrors)} have an error in a rule only now`}.
          </p>
          <ImpactGroups impact={impact} groups={groups} chosen={group?.key ?? null} onChoose={setChosen} />
          {group === undefined ? null : <ImpactRows group={group} />}
        </>
      )}
    </section>
  )
}
