import { useState } from 'react'
import type { WireError } from '../../../shared/contract/envelope.ts'
import type { Input } from '../../../shared/contract/methods.ts'
import { Button } from '../../components/button.tsx'
import { SectionHead } from '../../components/head.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { Scroll } from '../../components/screen.tsx'
import { SidePanes } from '../../components/side-panes.tsx'
import { Table } from '../../components/table.tsx'
import { useSettled } from '../../components/use-settled.ts'
import type { OpenCase } from '../../store/case.ts'
import { listOf } from '../../store/decision-list.ts'
import { useJobAnswer } from '../../store/job-answers.ts'
import { useKeys } from '../../store/keys.ts'
import { openCampaign } from '../../store/review.ts'
import { go, type Route } from '../../store/route.ts'
import { count, counted } from '../../words/numbers.ts'
import { emptyPlan, type PlanForm, planOf, planProblem, sampleOf, sampleProblem } from './plan-form.ts'
import { SampleFields } from './sample-fields.tsx'
import { ScopeFields } from './scope-fields.tsx'
import { StageFields } from './stage-fields.tsx'
import { STRATUM_COLUMNS } from './strata-columns.tsx'
import { usePersonName } from './use-person.ts'
import css from './new-campaign.module.css'

/** A campaign before it is opened: what is reviewed, what is drawn of it, by whom; and what would come of it. */
export function NewCampaign({ opened, route }: { readonly opened: OpenCase; readonly route: Route }) {
  const list = listOf(route)
  const [form, setForm] = useState<PlanForm>(() => emptyPlan(new Date().toISOString().slice(0, 10)))
  const change = (what: Partial<PlanForm>) => setForm((before) => ({ ...before, ...what }))
  return (
    <SidePanes
      kept="campaign preview"
      side="second"
      widths={{ wide: 400, narrow: 320 }}
      least={260}
      most={640}
      keys
      first={
        <Scroll pane>
          <div className={css.form}>
            <ScopeFields opened={opened} list={list} form={form} change={change} />
            <SampleFields form={form} change={change} />
            <StageFields form={form} change={change} />
          </div>
        </Scroll>
      }
      second={<PlanPreview opened={opened} form={form} scope={list.filter} />}
    />
  )
}

type PreviewPlan = Input<'review.preview'>['plan']

/** Population and sample as they would be, and the act. */
function PlanPreview({
  opened,
  form,
  scope,
}: {
  readonly opened: OpenCase
  readonly form: PlanForm
  readonly scope: ReturnType<typeof listOf>['filter']
}) {
  const [person, setPerson] = usePersonName()
  const [isBusy, setBusy] = useState(false)
  const [failed, setFailed] = useState<WireError | null>(null)
  const isSound = sampleProblem(form) === null && form.seed.trim() !== ''
  const asked = useSettled(
    isSound ? JSON.stringify({ scope, items: form.items, sample: sampleOf(form) }) : null,
  )
  const { value, error } = useJobAnswer(
    'review.preview',
    asked === null ? null : { case: opened.case, plan: JSON.parse(asked) as PreviewPlan },
    { title: 'Draw a sample, to see it' },
  )
  const problem = planProblem(form)
  const isReady = problem === null && !isBusy && value !== undefined && value.sample.size > 0
  const open = () => {
    if (!isReady) return
    const plan = planOf(form, scope)
    const by = person ?? plan.stages[0]?.reviewers[0]?.name
    if (by === undefined) return
    setBusy(true)
    setFailed(null)
    openCampaign(opened, plan, { name: by, keyid: null }, (end) => {
      setBusy(false)
      if (end === null) return
      if (!('campaign' in end)) {
        setFailed(end)
        return
      }
      if (person === null) setPerson(by)
      go({ screen: 'review', parts: [end.campaign] })
    })
  }
  useKeys({ 'Ctrl+Enter': { does: 'Open the campaign', run: open, inFields: true } }, 'New campaign')
  return (
    <Scroll ground="inset" pane>
      <div className={css.form}>
        <SectionHead
          title="Drawn"
          about={
            value === undefined
              ? ''
              : `${count(value.sample.size)} of ${counted(value.population.size, form.items === 'decisions' ? 'decision' : 'entitlement')}`
          }
        />
        {error === undefined ? null : <ErrorNotice doing="Draw a sample" error={error} />}
        {value === undefined ? null : (
          <Table
            label="Strata"
            height="detail"
            rows={value.sample.strata.map((stratum, at) => ({ ...stratum, at }))}
            keyOf={({ at }) => String(at)}
            columns={STRATUM_COLUMNS}
          />
        )}
        <div className={css.act}>
          <p role="status">{problem ?? 'Once it is open, its population and sample stay as they are.'}</p>
          <Button weight="primary" keys={['Ctrl', 'Enter']} disabled={!isReady} onClick={open}>
            Open the campaign
          </Button>
        </div>
        {failed === null ? null : <ErrorNotice doing="Open the campaign" error={failed} />}
      </div>
    </Scroll>
  )
}
