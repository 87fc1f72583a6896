import type { WorkflowInFull } from '../../../shared/contract/workflows.ts'
import { Notice } from '../../components/notice.tsx'
import { addressOf } from '../../store/route.ts'
import { counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { workflowAddress } from './names.ts'

/** What must be known before anything is read off the diagram: no definition, or two that differ. */
export function WorkflowNotices({ workflow }: { readonly workflow: WorkflowInFull }) {
  if (workflow.definition === 'missing') return <NoDefinition workflow={workflow} />
  if (!workflow.conflict) return null
  const { id, version } = workflow
  return (
    <Notice
      what={visible(`The case holds two different definitions of ${id} ${version}`)}
      actions={
        <>
          <a href={addressOf(workflowAddress(id, version, { show: 'text' }))}>Show both texts</a>
          <a href={addressOf({ screen: 'findings', parts: ['WF-08'] })}>WF-08</a>
        </>
      }
    >
      The first imported counts, and is shown here. Which of them was agreed is open.
    </Notice>
  )
}

function NoDefinition({ workflow }: { readonly workflow: WorkflowInFull }) {
  const { id, version, runs, judgedBy, drawnOn } = workflow
  return (
    <Notice
      what={visible(`The case holds no definition of ${id} ${version}`)}
      actions={
        <>
          <a href={addressOf({ screen: 'intake' })}>Import the definition</a>
          <a href={addressOf({ screen: 'findings', parts: ['WF-03'] })}>WF-03</a>
        </>
      }
    >
      {counted(runs ?? 0, 'run')} {runs === 1 ? 'names' : 'name'} it.{' '}
      {judgedBy.length === 0
        ? 'No other version was in force, so nothing can be said to be outside it: the diagram shows what the runs show.'
        : visible(
            `${judgedBy.map((each) => `${each.version} was in force at the start of ${counted(each.runs, 'run')} and counts instead`).join('; ')}. Stages, transitions and boundary are those of ${drawnOn ?? ''}.`,
          )}
    </Notice>
  )
}
