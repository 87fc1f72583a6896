import { useAnswer } from '../../client/answers.ts'
import type { WorkflowVersionLine } from '../../../shared/contract/workflows.ts'
import { ErrorNotice } from '../../components/notice.tsx'
import { SidePanes } from '../../components/side-panes.tsx'
import { Scroll } from '../../components/screen.tsx'
import type { OpenCase } from '../../store/case.ts'
import { go, type Route } from '../../store/route.ts'
import { BoundaryPane } from './boundary-pane.tsx'
import { DefinitionTexts } from './definition-texts.tsx'
import { workflowAddress } from './names.ts'
import { keyOf } from './transition-key.ts'
import { StagesPane } from './stages-pane.tsx'

/** Stages and transitions, or the text of the definition; beside them the decision boundary. */
export function WorkflowVersion({
  opened,
  line,
  route,
}: {
  readonly opened: OpenCase
  readonly line: WorkflowVersionLine
  readonly route: Route
}) {
  const { id, version } = line
  const { value, error } = useAnswer('workflow.get', { case: opened.case, id, version })
  if (error !== undefined && value === undefined)
    return <ErrorNotice doing={`Show ${id} ${version}`} error={error} />
  const workflow = value?.workflow ?? null
  if (workflow === null) return null
  const chosen = workflow.transitions.find((each) => keyOf(each) === route.query['t'])
  return (
    <SidePanes
      kept="workflow boundary"
      side="second"
      widths={{ wide: 404, narrow: 312 }}
      least={260}
      most={640}
      keys
      first={
        route.query['show'] === 'text' ? (
          <DefinitionTexts opened={opened} workflow={workflow} />
        ) : (
          <StagesPane
            opened={opened}
            workflow={workflow}
            chosen={chosen}
            onChoose={(t) => go(workflowAddress(id, version, { t }), { history: 'replace' })}
          />
        )
      }
      second={
        <Scroll ground="inset" label="Decision boundary">
          <BoundaryPane workflow={workflow} />
        </Scroll>
      }
    />
  )
}
