import type { Output } from '../../../shared/contract/methods.ts'
import type { WorkflowVersionLine } from '../../../shared/contract/workflows.ts'
import { Choice } from '../../components/choice.tsx'
import { PageHead } from '../../components/head.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { useCommands } from '../../store/commands.ts'
import { usePrefs } from '../../store/prefs.ts'
import { go, type Route } from '../../store/route.ts'
import { dateOrTime, type Zone } from '../../words/times.ts'
import { visible } from '../../words/visible.ts'
import { workflowAddress } from './names.ts'

/** Versions that stand side by side; more of them are a menu. */
const MOST_BESIDE = 3

/** Which workflow, which version of it, and whether its diagram or its text is shown. */
export function WorkflowHead({
  list: { versions },
  shown,
  route,
}: {
  readonly list: Output<'workflows.list'>
  readonly shown: WorkflowVersionLine
  readonly route: Route
}) {
  const zone = usePrefs((prefs) => prefs.zone)
  const ids = [...new Set(versions.map(({ id }) => id))]
  const own = versions.filter(({ id }) => id === shown.id)
  useCommands(
    ids.map((id) => ({
      name: `Show the workflow ${visible(id)}`,
      group: 'Workflows',
      run: () => go({ screen: 'workflows', parts: [id] }),
    })),
  )
  const show = (version: string) =>
    go(workflowAddress(shown.id, version, view === 'text' ? { show: 'text' } : {}))
  const view = route.query['show'] === 'text' ? 'text' : 'diagram'
  const options = own.map(({ version, definition }) => ({
    value: version,
    label: visible(version) + (definition === 'missing' ? ', missing' : ''),
  }))
  return (
    <PageHead
      title={visible(shown.id)}
      about={aboutVersion(shown, zone)}
      actions={
        <>
          {ids.length > 1 ? (
            <Choice
              label="Workflow"
              lead="workflow"
              value={shown.id}
              options={ids.map((id) => ({ value: id, label: visible(id) }))}
              onChange={(id) => go({ screen: 'workflows', parts: [id] })}
            />
          ) : null}
          {own.length === 1 ? null : own.length <= MOST_BESIDE ? (
            <Segmented label="Version" value={shown.version} options={options} onChange={show} />
          ) : (
            <Choice label="Version" lead="version" value={shown.version} options={options} onChange={show} />
          )}
          <Segmented
            label="Shown as"
            value={view}
            options={[
              { value: 'diagram', label: 'Diagram' },
              { value: 'text', label: 'Text' },
            ]}
            onChange={(next) =>
              go(workflowAddress(shown.id, shown.version, next === 'text' ? { show: 'text' } : {}))
            }
          />
        </>
      }
    />
  )
}

function aboutVersion({ version, definition, from, to, owner }: WorkflowVersionLine, zone: Zone): string {
  if (definition === 'missing') return `${visible(version)}, named by runs, no definition in the case`
  return [
    visible(version),
    from === null && to === null
      ? 'in force always'
      : [
          'in force',
          from === null ? undefined : `from ${dateOrTime(from, zone)}`,
          to === null ? undefined : `to ${dateOrTime(to, zone)}`,
        ]
          .filter((words) => words !== undefined)
          .join(' '),
    owner === null ? 'no owner' : `owner ${visible(owner)}`,
  ].join(', ')
}
