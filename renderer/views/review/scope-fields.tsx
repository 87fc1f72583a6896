import type { FacetField } from '../../../shared/contract/decisions.ts'
import { useAnswer } from '../../client/answers.ts'
import { Choice } from '../../components/choice.tsx'
import { Field } from '../../components/field.tsx'
import { SectionHead } from '../../components/head.tsx'
import { Segmented } from '../../components/segmented.tsx'
import type { OpenCase } from '../../store/case.ts'
import { conditionsOf, type DecisionList, listQuery, withFacet, withText } from '../../store/decision-list.ts'
import { addressOf, go } from '../../store/route.ts'
import { count, counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import type { PlanForm } from './plan-form.ts'
import css from './new-campaign.module.css'

const ALL = '\u0000all'
const QUICK = [
  { field: 'outcome', name: 'Outcome' },
  { field: 'workflow', name: 'Workflow' },
  { field: 'boundary', name: 'Boundary' },
  { field: 'finding', name: 'Finding' },
] as const satisfies readonly { readonly field: FacetField; readonly name: string }[]

/** What is reviewed: the very filters of Decisions, which stand in the address. */
export function ScopeFields({
  opened,
  list,
  form,
  change,
}: {
  readonly opened: OpenCase
  readonly list: DecisionList
  readonly form: PlanForm
  readonly change: (what: Partial<PlanForm>) => void
}) {
  const { value } = useAnswer('decisions.summary', { case: opened.case, filter: list.filter }, { keep: true })
  const show = (next: DecisionList) =>
    go({ screen: 'review', parts: ['new'], query: listQuery(next) }, { history: 'replace' })
  return (
    <section aria-label="Scope">
      <SectionHead
        title="Scope"
        about={value === undefined ? '' : `${counted(value.total, 'decision')} of ${count(value.all)}`}
        actions={
          <a className="small" href={addressOf({ screen: 'decisions', query: { ...listQuery(list) } })}>
            {conditionsOf(list) === 0 ? 'Choose in Decisions' : 'See them in Decisions'}
          </a>
        }
      />
      <div className={css.fields}>
        <Field
          label="Name"
          placeholder="Finance roles, Q2 2026"
          value={form.name}
          maxLength={200}
          autoComplete="off"
          autoFocus
          onChange={({ target }) => change({ name: target.value })}
        />
        <Segmented
          label="Items"
          value={form.items}
          options={[
            { value: 'decisions', label: 'Decisions' },
            { value: 'entitlements', label: 'Who holds what' },
          ]}
          onChange={(items) => change({ items })}
        />
        <div className={css.three}>
          {QUICK.map(({ field, name }) => {
            const chosen = list.filter.facets?.[field] ?? []
            const top = (value?.facets[field].top ?? []).slice(0, 40).map((each) => ({
              value: each.value,
              label: visible(each.value),
            }))
            const several =
              chosen.length > 1 ? [{ value: chosen.join('\u0000'), label: `${chosen.length} of them` }] : []
            return (
              <Choice
                key={field}
                label={name}
                lead={name.toLowerCase()}
                value={chosen.length === 0 ? ALL : chosen.join('\u0000')}
                options={[{ value: ALL, label: 'any' }, ...several, ...top]}
                onChange={(next) => show(withFacet(list, field, next === ALL ? [] : next.split('\u0000')))}
              />
            )
          })}
        </div>
        <Field
          label="Text"
          hint="in any name or value"
          value={list.filter.text ?? ''}
          maxLength={1000}
          autoComplete="off"
          onChange={({ target }) => show(withText(list, target.value))}
        />
      </div>
    </section>
  )
}
