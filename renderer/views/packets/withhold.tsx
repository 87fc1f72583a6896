import { EyeOff, X } from 'lucide-react'
import { useState } from 'react'
import type { RedactionPreview } from '../../../shared/contract/packets.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { SectionHead } from '../../components/head.tsx'
import { ErrorNotice, Notice } from '../../components/notice.tsx'
import type { OpenCase } from '../../store/case.ts'
import { useJobAnswer } from '../../store/job-answers.ts'
import { keepIn, MOST_RULES, redactionOf, useWithheld, withhold } from '../../store/withholding.ts'
import { count, counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import type { Filter } from './choice.ts'
import css from './withhold.module.css'

const NAMED = 5

/** What is withheld from the packet, why, and what that takes from whoever reads it. */
export function Withhold({ opened, filter }: { readonly opened: OpenCase; readonly filter: Filter | null }) {
  const rules = useWithheld()
  const redact = redactionOf(rules)
  const { value, error, waiting } = useJobAnswer(
    'packet.redaction',
    filter === null || redact.length === 0 ? null : { case: opened.case, filter, redact },
    { title: 'See what would be withheld' },
  )
  return (
    <section aria-label="Withhold" className={css.withhold}>
      <SectionHead
        title="Withhold"
        about={
          rules.length === 0
            ? 'everything that is chosen goes in'
            : waiting
              ? 'is being looked for'
              : value === undefined
                ? ''
                : `${counted(value.values, 'value')} in ${counted(value.records, 'record')}`
        }
      />
      {rules.length === 0 ? null : (
        <ul className={css.rules}>
          {rules.map((rule) => (
            <li key={`${rule.field} ${rule.value}`} className={css.rule}>
              <EyeOff aria-hidden="true" />
              <span className={css.words}>
                <code className="mono-s">{visible(rule.field)}</code>
                {rule.value === '' ? '' : ` where it is ${visible(rule.value)}`}
                <br />
                <span className="ink-2">{visible(rule.reason)}</span>
              </span>
              <IconButton label={`Keep ${rule.field} in`} onClick={() => keepIn(rule)}>
                <X aria-hidden="true" />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      {error === undefined ? null : <ErrorNotice doing="See what would be withheld" error={error} />}
      {value === undefined || rules.length === 0 ? null : <Costs preview={value} />}
      <NewRule isFull={rules.length >= MOST_RULES} />
    </section>
  )
}

/** What withholding costs a reader, and what stands against it. */
function Costs({
  preview: { telling, idle, alsoIn, replay, fields },
}: {
  readonly preview: RedactionPreview
}) {
  const repeats = fields.filter((each) => each.repeats)
  const some = (texts: readonly string[]) =>
    `${texts.slice(0, NAMED).map(visible).join(', ')}${texts.length > NAMED ? ` and ${texts.length - NAMED} more` : ''}`
  return (
    <div className={css.costs}>
      {telling.length === 0 ? null : (
        <Notice
          weight="stopped"
          what="A field that has to stay tells a withheld value: nothing can be sealed so."
        >
          {some(telling.map(({ field, at }) => `${field}, first at ${at}`))}
        </Notice>
      )}
      <p>
        {replay.lost === 0
          ? `All ${counted(replay.decisions, 'decision')} can still be repeated without the disclosure.`
          : `${count(replay.lost)} of ${counted(replay.decisions, 'decision')} cannot be repeated without the disclosure: they read ${some(replay.reads)}.`}
      </p>
      {repeats.length === 0 ? null : (
        <p>Withheld too, since they would tell: {some(repeats.map(({ field }) => field))}.</p>
      )}
      {idle.length === 0 ? null : <p>Names nothing in what is chosen: {some(idle)}.</p>}
      {alsoIn.length === 0 ? null : (
        <p>A withheld value stands in these files too, which go in as they are: {some(alsoIn)}.</p>
      )}
    </div>
  )
}

function NewRule({ isFull }: { readonly isFull: boolean }) {
  const [field, setField] = useState('')
  const [value, setValue] = useState('')
  const [reason, setReason] = useState('')
  const isReady = field.trim() !== '' && reason.trim() !== '' && !isFull
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isReady) return
        withhold({ field: field.trim(), value: value.trim(), reason: reason.trim() })
        setField('')
        setValue('')
      }}
    >
      <Field
        label="Field"
        hint="subject.id, or subject.* for all of it"
        value={field}
        maxLength={500}
        autoComplete="off"
        onChange={({ target }) => setField(target.value)}
      />
      <Field
        label="Only where it is"
        hint="* stands for any text; may be left out"
        value={value}
        maxLength={10_000}
        autoComplete="off"
        onChange={({ target }) => setValue(target.value)}
      />
      <Field
        label="Reason"
        hint="goes into the packet"
        value={reason}
        maxLength={2000}
        autoComplete="off"
        onChange={({ target }) => setReason(target.value)}
      />
      <Button size="small" submit disabled={!isReady}>
        Withhold it
      </Button>
    </form>
  )
}
