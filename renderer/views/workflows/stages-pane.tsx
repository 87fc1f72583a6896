import { lazy, Suspense } from 'react'
import type { TransitionLine, WorkflowInFull } from '../../../shared/contract/workflows.ts'
import { SectionHead } from '../../components/head.tsx'
import { RebuildNotice } from '../../components/rebuild-notice.tsx'
import { Scroll } from '../../components/screen.tsx'
import type { OpenCase } from '../../store/case.ts'
import { counted } from '../../words/numbers.ts'
import { CopyTransitions } from './copy-transitions.tsx'
import { Deviations } from './deviations.tsx'
import { isDrawn, MOST_DRAWN } from './drawn.ts'
import { keyOf } from './transition-key.ts'
import { StageTable } from './stage-table.tsx'
import { TransitionTable } from './transition-table.tsx'
import { WorkflowNotices } from './workflow-notices.tsx'
import css from './stages-pane.module.css'

const Diagram = lazy(async () => ({ default: (await import('./diagram.tsx')).Diagram }))

/** What the runs of a workflow version did: drawn, and said in words. */
export function StagesPane({
  opened,
  workflow,
  chosen,
  onChoose,
}: {
  readonly opened: OpenCase
  readonly workflow: WorkflowInFull
  readonly chosen: TransitionLine | undefined
  readonly onChoose: (key: string) => void
}) {
  const deviations = workflow.transitions.filter(({ defined }) => defined === 'undefined')
  const shown = chosen?.defined === 'undefined' ? chosen : deviations[0]
  return (
    <div className={css.pane} data-pane="">
      <WorkflowNotices workflow={workflow} />
      {workflow.tallied ? null : (
        <RebuildNotice token={opened.case} shows="how often each transition was taken" />
      )}
      <SectionHead
        title="Stages and transitions"
        about={aboutRuns(workflow)}
        actions={<Legend deviates={deviations.length > 0} />}
      />
      {isDrawn(workflow) ? (
        <Suspense fallback={<div className={css.room} />}>
          <Diagram
            workflow={workflow}
            chosen={chosen === undefined ? null : keyOf(chosen)}
            onChoose={onChoose}
          />
        </Suspense>
      ) : (
        <p className={css.tooLarge}>{MOST_DRAWN}</p>
      )}
      <Scroll>
        <SectionHead
          title="Transitions"
          about="times are how long a run stayed in the stage before, within 1 %"
          actions={<CopyTransitions workflow={workflow} />}
        />
        <TransitionTable
          workflow={workflow}
          chosen={chosen === undefined ? null : keyOf(chosen)}
          onChoose={onChoose}
        />
        {shown === undefined ? null : (
          <Deviations key={keyOf(shown)} opened={opened} workflow={workflow} transition={shown} />
        )}
        <SectionHead title="Stages" about="runs that were in each, and how long they stayed" />
        <StageTable workflow={workflow} />
      </Scroll>
    </div>
  )
}

function aboutRuns({ runs, tallied }: WorkflowInFull): string {
  if (!tallied || runs === null) return 'not counted'
  if (runs === 0) return 'no run names this version'
  return `${counted(runs, 'run')}; line width is how often it was taken`
}

function Legend({ deviates }: { readonly deviates: boolean }) {
  return (
    <span className={css.legend}>
      <span className={css.key}>
        <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
          <path d="M0 5l5-5 5 5-5 5Z" className={css.diamond} />
        </svg>
        decision
      </span>
      {deviates ? (
        <span className={css.key}>
          <svg width="22" height="4" viewBox="0 0 22 4" aria-hidden="true">
            <path d="M0 2h22" className={css.dashes} />
          </svg>
          not in the definition
        </span>
      ) : null}
    </span>
  )
}
