import type { ReviewItem } from '../../../shared/model/review.ts'
import { Check } from '../../components/check.tsx'
import { Choice } from '../../components/choice.tsx'
import { Field } from '../../components/field.tsx'
import { visible } from '../../words/visible.ts'
import type { VerdictForm } from './verdict-form.ts'
import css from './verdict-pane.module.css'

/** What an exception is bound to: the finding, whoever answers for it, its last day, the versions it was given under. */
export function ExceptionFields({
  item,
  form,
  change,
}: {
  readonly item: ReviewItem
  readonly form: VerdictForm
  readonly change: (what: Partial<VerdictForm>) => void
}) {
  if (item.findings.length === 0)
    return <p className="small ink-2">No rule is breached here: there is nothing to make an exception of.</p>
  return (
    <div className={css.terms}>
      <div className={css.line}>
        <span className={css.name}>Finding</span>
        <Choice
          label="Finding that the exception covers"
          value={form.clause}
          options={item.findings.map((code) => ({ value: code, label: code }))}
          onChange={(clause) => change({ clause })}
        />
      </div>
      <Field
        label="Up to"
        hint="the end of this day, UTC"
        placeholder="2026-12-31"
        value={form.until}
        maxLength={10}
        autoComplete="off"
        data-first=""
        onChange={({ target }) => change({ until: target.value })}
      />
      <Field
        label="Owner"
        hint="answers for it"
        value={form.owner}
        maxLength={200}
        autoComplete="off"
        onChange={({ target }) => change({ owner: target.value })}
      />
      <p className="small ink-2">
        For{' '}
        <code className="mono-s">
          {item.entitlement === null ? 'any entitlement' : visible(item.entitlement)}
        </code>{' '}
        of <code className="mono-s">{item.subject === null ? 'anybody' : visible(item.subject)}</code>.
      </p>
      <Check checked={form.isBound} onChange={(isBound) => change({ isBound })}>
        Lapses with another version of the workflow, policy or model
      </Check>
    </div>
  )
}
