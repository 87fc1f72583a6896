import { Check } from '../../components/check.tsx'
import { Field } from '../../components/field.tsx'
import { SectionHead } from '../../components/head.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { type PlanForm, STRATA } from './plan-form.ts'
import css from './new-campaign.module.css'

const METHODS = [
  { value: 'attribute', label: 'By confidence' },
  { value: 'fixed', label: 'A number' },
  { value: 'all', label: 'All' },
] as const

/** How the sample is drawn: by what the population is parted, how much of each part, and with which seed. */
export function SampleFields({
  form,
  change,
}: {
  readonly form: PlanForm
  readonly change: (what: Partial<PlanForm>) => void
}) {
  const number = (
    label: string,
    hint: string,
    key: 'size' | 'confidence' | 'tolerable' | 'expected' | 'minimum',
  ) => (
    <Field
      label={label}
      hint={hint}
      value={form[key]}
      inputMode="decimal"
      maxLength={6}
      autoComplete="off"
      onChange={({ target }) => change({ [key]: target.value })}
    />
  )
  return (
    <section aria-label="Sample">
      <SectionHead
        title="Sample"
        about="drawn by the lowest SHA-256 of seed and id: anybody can draw it again"
      />
      <div className={css.fields}>
        <Segmented
          label="Size"
          value={form.method}
          options={METHODS}
          onChange={(method) => change({ method })}
        />
        {form.method === 'attribute' ? (
          <div className={css.three}>
            {number('Confidence', '%', 'confidence')}
            {number('Tolerable rate', '%', 'tolerable')}
            {number('Expected rate', '%', 'expected')}
          </div>
        ) : null}
        <div className={css.three}>
          {form.method === 'fixed' ? number('Of each stratum', '', 'size') : null}
          {form.method === 'all' ? null : number('At least', 'of each', 'minimum')}
          <Field
            label="Seed"
            value={form.seed}
            maxLength={200}
            autoComplete="off"
            onChange={({ target }) => change({ seed: target.value })}
          />
        </div>
        <fieldset className={css.strata}>
          <legend className="small ink-2">
            Strata, in this order: an item belongs to the first that fits, all others are one more
          </legend>
          {STRATA.map(({ key, name }) => (
            <Check
              key={key}
              checked={form.strata.includes(key)}
              onChange={(on) =>
                change({ strata: on ? [...form.strata, key] : form.strata.filter((each) => each !== key) })
              }
            >
              {name}
            </Check>
          ))}
        </fieldset>
      </div>
    </section>
  )
}
