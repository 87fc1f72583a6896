import type { ReactNode } from 'react'
import type { BoundaryLines, Listed, WorkflowInFull } from '../../../shared/contract/workflows.ts'
import { Facts } from '../../components/facts.tsx'
import { FindingList } from '../../components/finding-list.tsx'
import { SectionHead } from '../../components/head.tsx'
import { addressOf } from '../../store/route.ts'
import { usePrefs } from '../../store/prefs.ts'
import { dateOrTime, type Zone } from '../../words/times.ts'
import { visible } from '../../words/visible.ts'
import { ApprovalRules } from './approval-rules.tsx'
import { InputTable } from './input-table.tsx'
import { lengthWords } from '../../words/length-words.ts'
import css from './workflows.module.css'

/** What the workflow may decide on, with and do, and who answers for it. */
export function BoundaryPane({ workflow }: { readonly workflow: WorkflowInFull }) {
  const zone = usePrefs((prefs) => prefs.zone)
  const { boundary, drawnOn, version } = workflow
  const from = drawnOn !== null && drawnOn !== version ? ` of ${visible(drawnOn)}` : ''
  return (
    <div className={css.boundary} data-pane="">
      <SectionHead
        title={`Decision boundary${from}`}
        about={boundary === null ? undefined : <span className={css.short}>{visible(boundary.file)}</span>}
      />
      {boundary === null ? (
        <p className={css.none}>
          No boundary is declared: nothing that this workflow decides on, with or does is restricted.{' '}
          <a href={addressOf({ screen: 'findings', parts: ['GV-05'] })}>GV-05</a>
        </p>
      ) : null}
      <InputTable workflow={workflow} />
      {boundary === null ? null : (
        <div className={css.facts}>
          <Facts rows={factsOf(workflow, boundary, zone)} />
        </div>
      )}
      <WorkflowFindings workflow={workflow} />
    </div>
  )
}

function factsOf(
  { owner, exceptions, id, version }: WorkflowInFull,
  boundary: BoundaryLines,
  zone: Zone,
): readonly (readonly [name: string, value: ReactNode])[] {
  return [
    ['Triggers', <List key="t" list={boundary.triggers} />],
    ['Policies', <Policies key="p" list={boundary.policies} />],
    ['Actions', <List key="a" list={boundary.actions} />],
    ['Entitlements', <Entitlements key="e" boundary={boundary} />],
    ['Approvals', <ApprovalRules key="r" approvals={boundary.approvals} />],
    ['Notify', <List key="n" list={boundary.notify} none="nobody" />],
    ['Actors', <List key="c" list={boundary.actors} />],
    ['Models', <List key="m" list={boundary.models} />],
    ['Owner', owner === null ? <Missing key="o" code="GV-01" /> : visible(owner)],
    ['Review', <Review key="w" review={boundary.review} zone={zone} />],
    ['Retention', boundary.retention === null ? 'not said' : lengthWords(boundary.retention)],
    [
      'Exceptions',
      exceptions.values.length === 0
        ? visible(`none in ${id} ${version}`)
        : exceptions.values.map(({ id: name, finding, input, until, owner: by, reason }) => (
            <p key={name}>
              <code className="mono-s">{visible(name)}</code> {visible(finding)}
              {input === null ? '' : ` for ${visible(input)}`}
              {until === null ? (
                ', no end'
              ) : (
                <>
                  , until <Day>{dateOrTime(until, zone)}</Day>
                </>
              )}
              {by === null ? '' : `, ${visible(by)}`}
              {reason === null ? '' : `: ${visible(reason)}`}
            </p>
          )),
    ],
  ]
}

/** Nothing said restricts nothing; an empty list allows nothing. */
function List({ list, none = 'none allowed' }: { readonly list: Listed | null; readonly none?: string }) {
  if (list === null) return <span className="ink-3">not restricted</span>
  if (list.values.length === 0) return none
  return (
    <>
      <code className="mono-s">{visible(list.values.join(', '))}</code>
      {list.more === 0 ? '' : ` and ${list.more} more`}
    </>
  )
}

function Policies({ list }: { readonly list: Listed | null }) {
  if (list === null) return <span className="ink-3">not restricted</span>
  if (list.values.length === 0) return 'none asked for'
  return (
    <>
      {list.values.map((id, at) => (
        <span key={id}>
          {at === 0 ? '' : ', '}
          <a href={addressOf({ screen: 'policies', parts: [id] })}>{visible(id)}</a>
        </span>
      ))}
      , before the action
    </>
  )
}

function Entitlements({ boundary: { allow, deny } }: { readonly boundary: BoundaryLines }) {
  return (
    <>
      <List list={allow} />
      {deny === null || deny.values.length === 0 ? null : (
        <>
          {' '}
          <span className="ink-2">but not</span> <List list={deny} />
        </>
      )}
    </>
  )
}

function Missing({ code }: { readonly code: string }) {
  return (
    <>
      none <a href={addressOf({ screen: 'findings', parts: [code] })}>{code}</a>
    </>
  )
}

function Review({
  review: { every, last, due },
  zone,
}: {
  readonly review: BoundaryLines['review']
  readonly zone: Zone
}) {
  if (every === null && last === null) return 'not said'
  return (
    <>
      {every === null ? null : <>every {lengthWords(every)}, </>}
      {last === null ? (
        'never held'
      ) : (
        <>
          last <Day>{dateOrTime(last, zone)}</Day>
        </>
      )}
      {due === null ? null : (
        <>
          , due <Day>{dateOrTime(due, zone)}</Day>
        </>
      )}
    </>
  )
}

/** A date that breaks at its hyphens cannot be read. */
function Day({ children }: { readonly children: string }) {
  return <span className={css.whole}>{children}</span>
}

/** Of the workflow as a whole: what belongs to no single run or decision. */
function WorkflowFindings({ workflow: { findings, id } }: { readonly workflow: WorkflowInFull }) {
  if (findings.length === 0) return null
  return (
    <>
      <SectionHead title={visible(`Findings of ${id}`)} about="all versions" />
      <FindingList findings={findings} />
    </>
  )
}
