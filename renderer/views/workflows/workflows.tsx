import { useAnswer } from '../../client/answers.ts'
import type { WorkflowVersionLine } from '../../../shared/contract/workflows.ts'
import { Button } from '../../components/button.tsx'
import { Empty } from '../../components/empty.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { Screen } from '../../components/screen.tsx'
import { TitledScreen } from '../../components/titled-screen.tsx'
import type { OpenCase } from '../../store/case.ts'
import { go, type Route } from '../../store/route.ts'
import { WorkflowHead } from './workflow-head.tsx'
import { WorkflowVersion } from './workflow-version.tsx'

/** A workflow version as it is defined, and what its runs did. */
export function Workflows({ opened, route }: { readonly opened: OpenCase; readonly route: Route }) {
  const { value: list, error } = useAnswer('workflows.list', { case: opened.case })
  if (error !== undefined && list === undefined)
    return (
      <TitledScreen title="Workflows">
        <ErrorNotice doing="Show the workflows" error={error} />
      </TitledScreen>
    )
  if (list === undefined) return <TitledScreen title="Workflows" />
  const { versions } = list
  const shown = chosen(versions, route)
  if (shown === undefined)
    return (
      <TitledScreen title="Workflows">
        <NoWorkflow named={route.parts} any={versions.length > 0} />
      </TitledScreen>
    )
  return (
    <Screen head={<WorkflowHead list={list} shown={shown} route={route} />}>
      <WorkflowVersion key={`${shown.id} ${shown.version}`} opened={opened} line={shown} route={route} />
    </Screen>
  )
}

function NoWorkflow({ named, any }: { readonly named: readonly string[]; readonly any: boolean }) {
  if (any)
    return (
      <Empty
        what={`No workflow ${named.join(' ')} in this case`}
        actions={<Button onClick={() => go({ screen: 'workflows' })}>Show the first workflow</Button>}
      >
        Neither a definition nor a run names it.
      </Empty>
    )
  return (
    <Empty
      what="No workflow in this case"
      actions={<Button onClick={() => go({ screen: 'intake' })}>Go to Intake</Button>}
    >
      Import a workflow definition to see its stages and what is outside them, or evidence whose records name
      a workflow.
    </Empty>
  )
}

/** What the address names; of a workflow without a version the last one that has runs; without a workflow the first. */
function chosen(
  versions: readonly WorkflowVersionLine[],
  { parts: [id, version] }: Route,
): WorkflowVersionLine | undefined {
  const workflow = id ?? mostRuns(versions)?.id
  const own = versions.filter((each) => each.id === workflow)
  if (version !== undefined) return own.find((each) => each.version === version)
  const given = own.filter(({ definition }) => definition === 'given')
  return given.findLast(({ runs }) => runs !== 0) ?? given.at(-1) ?? own.at(-1)
}

function mostRuns(versions: readonly WorkflowVersionLine[]): WorkflowVersionLine | undefined {
  return versions.reduce<WorkflowVersionLine | undefined>(
    (most, each) => (most === undefined || (each.runs ?? 0) > (most.runs ?? 0) ? each : most),
    undefined,
  )
}
