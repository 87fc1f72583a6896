import { ArrowRight } from 'lucide-react'
import type { RecordMark, RunRecord } from '../../../shared/contract/decision.ts'
import { EvidenceLink } from '../../components/evidence-link.tsx'
import { OutsideWords } from '../../components/marks.tsx'
import { visible } from '../../words/visible.ts'
import { FACT_NAMES, offset } from './decision-words.ts'
import { LaneMark } from './lane-mark.tsx'
import css from './happened.module.css'

/** Lanes beside the line, at most; further sources share the last. */
const MOST_LANES = 4

interface RecordRowProps {
  readonly record: RunRecord
  readonly lane: number
  readonly token: string
  /** The time with its zone. */
  readonly absolute: string
  /** What is sought in the record that the raw section shows; undefined: it shows another. */
  readonly shown: RecordMark | null | undefined
  readonly onRecord: (place: string, mark?: RecordMark) => void
}

export function StartRow({ stage, time }: { readonly stage: string | null; readonly time: string }) {
  return (
    <li className={css.tick}>
      <span className={css.axis}>
        <span className={css.notch} />
      </span>
      <span className={css.step}>
        <b>{stage === null ? 'start' : visible(stage)}</b>
        {stage === null ? null : <span className="ink-3">start</span>}
      </span>
      <time className={css.offset}>{time.replace(/^\S+ /, '')}</time>
    </li>
  )
}

/** A record: the transition or the decision that begins with it, then its facts. */
export function RunRecordRows(props: RecordRowProps) {
  const { record } = props
  const { step, decision, facts } = record
  const bare = facts.length === 0
  return (
    <>
      {step === null ? null : <StepRow {...props} step={step} withPlace={bare && decision === null} />}
      {decision === null ? null : <DecisionRow {...props} decision={decision} withPlace={bare} />}
      {facts.map((fact, at) => (
        <FactRow key={at} {...props} fact={fact} />
      ))}
      {bare && step === null && decision === null ? <BareRow {...props} /> : null}
    </>
  )
}

interface WithPlace extends RecordRowProps {
  /** Whether the record's place stands here: its facts, where it has any, show it themselves. */
  readonly withPlace: boolean
}

function PlaceAndOffset({ record, token, absolute, onRecord, withPlace }: WithPlace) {
  return (
    <>
      {withPlace ? (
        <EvidenceLink place={record.place} of={token} onOpen={(place) => onRecord(place)} />
      ) : null}
      <time className={css.offset} title={absolute}>
        {offset(record.offsetMs)}
      </time>
    </>
  )
}

function StepRow({ step, ...props }: WithPlace & { readonly step: NonNullable<RunRecord['step']> }) {
  return (
    <li className={css.tick}>
      <span className={css.axis}>
        <span className={css.notch} />
      </span>
      <span className={css.step} title={`transition ${visible(step.id)}`}>
        <FromTo step={step} />
      </span>
      <PlaceAndOffset {...props} />
    </li>
  )
}

/** The decision: inverted, with the diamond that stands for it in the diagram too. */
function DecisionRow({
  decision: { id, asked, step },
  ...props
}: WithPlace & { readonly decision: NonNullable<RunRecord['decision']> }) {
  return (
    <li className={`${css.tick} ${asked ? css.decision : ''}`} aria-current={asked ? 'true' : undefined}>
      <span className={css.axis}>
        <span className={css.notch} />
      </span>
      <span className={css.bar}>
        <span className={css.step} title={visible(id)}>
          {step === null ? <b>{visible(id)}</b> : <FromTo step={step} />}
          <svg className={css.diamond} viewBox="0 0 12 12" role="img" aria-label="decision">
            <path d="M6 0.5 11.5 6 6 11.5 0.5 6Z" />
          </svg>
        </span>
        <PlaceAndOffset {...props} />
      </span>
    </li>
  )
}

function FactRow({
  record,
  lane,
  token,
  absolute,
  shown,
  onRecord,
  fact: { fact, text, notApproved },
}: RecordRowProps & { readonly fact: RunRecord['facts'][number] }) {
  const mark: RecordMark = notApproved === null ? { fact } : { attribute: notApproved }
  const isShown = shown !== undefined && isSought(shown, fact, notApproved, record.facts)
  return (
    <li
      className={[css.fact, isShown ? css.shown : '', record.ofDecision ? '' : css.aside].join(' ')}
      onClick={() => onRecord(record.place, mark)}
    >
      <Axis lane={lane} outside={notApproved !== null} />
      <span className={css.name}>
        {notApproved === null ? FACT_NAMES[fact] : <OutsideWords>not approved</OutsideWords>}
      </span>
      <EvidenceLink place={record.place} of={token} onOpen={(place) => onRecord(place, mark)} />
      <time className={css.offset} title={absolute}>
        {offset(record.offsetMs)}
      </time>
      <span className={css.text} title={visible(text)}>
        {visible(text)}
      </span>
    </li>
  )
}

/** Whether this row stands for what is sought in the record: an attribute that has no row of its own, in that of all. */
function isSought(
  mark: RecordMark | null,
  fact: RunRecord['facts'][number]['fact'],
  notApproved: string | null,
  all: RunRecord['facts'],
): boolean {
  if (mark === null) return true
  if ('fact' in mark) return mark.fact === fact && notApproved === null
  if (notApproved !== null) return notApproved === mark.attribute
  return fact === 'attributes' && !all.some((each) => each.notApproved === mark.attribute)
}

/** A record that tells neither a fact nor a step. */
function BareRow({ record, lane, token, absolute, onRecord }: RecordRowProps) {
  return (
    <li className={css.fact}>
      <Axis lane={lane} outside={false} />
      <span className={css.name}>record</span>
      <EvidenceLink place={record.place} of={token} onOpen={(place) => onRecord(place)} />
      <time className={css.offset} title={absolute}>
        {offset(record.offsetMs)}
      </time>
    </li>
  )
}

function Axis({ lane, outside }: { readonly lane: number; readonly outside: boolean }) {
  const shift = Math.min(Math.max(lane, 0), MOST_LANES - 1) * 12
  return (
    <span className={css.axis}>
      {shift === 0 ? null : <span className={css.branch} style={{ width: shift }} />}
      <span className={`${css.point} ${outside ? css.outside : ''}`} style={{ left: shift + 11 }}>
        <LaneMark lane={lane} />
      </span>
    </span>
  )
}

function FromTo({ step: { from, to } }: { readonly step: NonNullable<RunRecord['step']> }) {
  return (
    <>
      <b>{visible(from)}</b>
      <ArrowRight className={css.arrow} aria-label="to" />
      <b>{visible(to)}</b>
    </>
  )
}
