import { ChevronDown, ChevronRight } from 'lucide-react'
import { memo, useState, type ReactNode } from 'react'
import type { DecisionSummary, FacetField } from '../../../shared/contract/decisions.ts'
import {
  BOUNDARY_MARKS,
  type BoundaryMark as Boundary,
  NO_VALUE,
  SEVERITIES,
  type Severity,
  type Verdict,
  VERDICTS,
} from '../../../shared/model/words.ts'
import { Check } from '../../components/check.tsx'
import { BoundaryMark, OutcomeMark, SeverityMark, VerdictMark } from '../../components/marks.tsx'
import { type DecisionList, listOf, showList, toggled } from '../../store/decision-list.ts'
import { useKept } from '../../store/prefs.ts'
import { currentRoute } from '../../store/route.ts'
import { count, counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { FACETS, valueName } from './facet-names.ts'
import css from './facets.module.css'

/** Each facet's values with their count under the other filters; zeros stay in place, greyed. */
export function Facets({
  list,
  summary,
}: {
  readonly list: DecisionList
  readonly summary: DecisionSummary
}) {
  return (
    <div className={css.facets} data-pane="" role="group" aria-label="Facets">
      {FACETS.map(({ field, name, folded = false }) => (
        <Facet key={field} field={field} name={name} folded={folded} list={list} summary={summary} />
      ))}
    </div>
  )
}

const isFlag = (value: unknown): value is boolean => typeof value === 'boolean'
const FEW = 8

function Facet({
  field,
  name,
  folded,
  list,
  summary,
}: {
  readonly field: FacetField
  readonly name: string
  readonly folded: boolean
  readonly list: DecisionList
  readonly summary: DecisionSummary
}) {
  const [open, setOpen] = useKept(`facet ${field}`, isFlag, !folded)
  const [all, setAll] = useState(false)
  const { values, top } = summary.facets[field]
  const chosen = list.filter.facets?.[field] ?? []
  const shown = ordered(field, top)
  const few = all ? shown : shown.filter(({ value }, index) => index < FEW || chosen.includes(value))
  if (values === 0) return null
  return (
    <section className={css.facet}>
      <button type="button" className={css.head} aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? <ChevronDown aria-hidden="true" /> : <ChevronRight aria-hidden="true" />}
        <span className={css.name}>{name}</span>
        {open ? null : <span className={css.values}>{counted(values, 'value')}</span>}
      </button>
      {open ? (
        <ul>
          {few.map(({ value, count: number }) => (
            <FacetValue
              key={value}
              field={field}
              value={value}
              count={number}
              chosen={chosen.includes(value)}
            />
          ))}
          {shown.length > few.length || all ? (
            <li>
              <button type="button" className={css.more} onClick={() => setAll(!all)}>
                {all ? 'Show fewer' : `Show ${count(shown.length - few.length)} more`}
              </button>
            </li>
          ) : null}
          {values > top.length && all ? (
            <li className={css.rest}>{count(values - top.length)} rarer values: search for them</li>
          ) : null}
        </ul>
      ) : null}
    </section>
  )
}

/** Drawn again only where it changed: there are many of them, and a filter changes few. */
const FacetValue = memo(function FacetValue({
  field,
  value,
  count: number,
  chosen,
}: {
  readonly field: FacetField
  readonly value: string
  readonly count: number
  readonly chosen: boolean
}) {
  return (
    <li className={`${css.value} ${number === 0 && !chosen ? css.none : ''}`}>
      <Check checked={chosen} onChange={() => showList(toggled(listOf(currentRoute()), field, value))}>
        <span className={css.word}>{markOf(field, value)}</span>
        <span className={css.count}>{count(number)}</span>
      </Check>
    </li>
  )
})

type Value = DecisionSummary['facets'][FacetField]['top'][number]

/** What has an order of its own is shown in it, with what is not there; the rest as it comes, commonest first. */
function ordered(field: FacetField, top: readonly Value[]): readonly Value[] {
  const order: readonly string[] | undefined =
    field === 'boundary'
      ? BOUNDARY_MARKS
      : field === 'verdict'
        ? VERDICTS
        : field === 'severity'
          ? [...SEVERITIES.toReversed(), NO_VALUE]
          : undefined
  if (order === undefined) return top
  return order.map((value) => top.find((each) => each.value === value) ?? { value, count: 0 })
}

function markOf(field: FacetField, value: string): ReactNode {
  if (value === NO_VALUE && field === 'outcome') return <OutcomeMark outcome={null} />
  if (value === NO_VALUE) return <span className="ink-2">{valueName(field, value)}</span>
  switch (field) {
    case 'boundary':
      return <BoundaryMark boundary={value as Boundary} />
    case 'verdict':
      return <VerdictMark verdict={value as Verdict} />
    case 'severity':
      return <SeverityMark severity={value as Severity} />
    case 'outcome':
      return <OutcomeMark outcome={value} />
    case 'version':
      return <VersionName value={value} />
    case 'finding':
    case 'actor':
    case 'entitlement':
      return <code className="mono-s">{valueName(field, value)}</code>
    default:
      return valueName(field, value)
  }
}

/** The version first, since policies are few and versions are told apart: `2026.05.1 role-assignment`. */
function VersionName({ value }: { readonly value: string }) {
  const at = value.lastIndexOf('@')
  return (
    <code className="mono-s" title={visible(value)}>
      {visible(value.slice(at + 1))} <span className="ink-3">{visible(value.slice(0, Math.max(0, at)))}</span>
    </code>
  )
}
