import { Plus } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { Field } from '../../components/field.tsx'
import { SectionHead } from '../../components/head.tsx'
import { PeopleFields } from './people-fields.tsx'
import { NOBODY, type PlanForm, type StageForm } from './plan-form.ts'
import css from './new-campaign.module.css'

const RULES = [
  { value: 'in-turn', label: 'evenly' },
  { value: 'workflow', label: 'by workflow' },
  { value: 'stratum', label: 'by stratum' },
] as const

const MOST_STAGES = 10

/** Who reviews, stage by stage, and who signs. */
export function StageFields({
  form,
  change,
}: {
  readonly form: PlanForm
  readonly change: (what: Partial<PlanForm>) => void
}) {
  const { stages } = form
  const set = (at: number, what: Partial<StageForm>) =>
    change({ stages: stages.map((each, place) => (place === at ? { ...each, ...what } : each)) })
  return (
    <section aria-label="People">
      <SectionHead title="People" about="nobody is given their own access" />
      {stages.map((stage, at) => (
        <div key={at} className={css.fields}>
          <div className={css.three}>
            <Field
              label={at === 0 ? 'Stage' : `Stage ${at + 1}`}
              {...(at === 0 ? {} : { hint: 'takes what is not upheld' })}
              value={stage.name}
              maxLength={200}
              autoComplete="off"
              onChange={({ target }) => set(at, { name: target.value })}
            />
            <Choice
              label="How items are given out"
              lead="given out"
              value={stage.assign}
              options={RULES}
              onChange={(assign) => set(at, { assign })}
            />
          </div>
          <PeopleFields
            who="Reviewer"
            people={stage.reviewers}
            change={(reviewers) => set(at, { reviewers })}
          />
        </div>
      ))}
      <div className={css.fields}>
        <Button
          size="small"
          weight="quiet"
          icon={<Plus aria-hidden="true" />}
          disabled={stages.length >= MOST_STAGES}
          onClick={() =>
            change({
              stages: [
                ...stages,
                { name: `Stage ${stages.length + 1}`, assign: 'in-turn', reviewers: [NOBODY] },
              ],
            })
          }
        >
          Add a stage
        </Button>
        <p className="small ink-2">Two people sign at the end. Named here, only they may; else any two.</p>
        <PeopleFields who="Signer" people={form.signers} change={(signers) => change({ signers })} />
        <Field
          label="Revoked access is gone by"
          hint="may be left out"
          placeholder="2026-12-31"
          value={form.revokeBy}
          maxLength={10}
          autoComplete="off"
          onChange={({ target }) => change({ revokeBy: target.value })}
        />
      </div>
    </section>
  )
}
