import { useState } from 'react'
import type { CampaignSummary, ItemStanding } from '../../../shared/model/review.ts'
import { useAnswer } from '../../client/answers.ts'
import { Button } from '../../components/button.tsx'
import { SectionHead } from '../../components/head.tsx'
import type { OpenCase } from '../../store/case.ts'
import { recordActs } from '../../store/review-acts.ts'
import { addressOf } from '../../store/route.ts'
import { count } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { NoteField } from '../../components/note-field.tsx'
import { verdictOf } from './review-words.ts'
import { ReviewMark } from './verdict-mark.tsx'
import { actingAs } from './use-person.ts'
import css from './signatures.module.css'

const SIZE = 10

/** A few items, drawn anew for who signs second: whether they would have said the same. It replaces nothing. */
export function SecondLook({
  opened,
  campaign,
  person,
}: {
  readonly opened: OpenCase
  readonly campaign: CampaignSummary
  readonly person: string | null
}) {
  const { value } = useAnswer(
    'review.secondLook',
    person === null || campaign.state !== 'signed'
      ? null
      : { case: opened.case, campaign: campaign.id, name: person, size: SIZE },
  )
  const [chosen, setChosen] = useState<string | null>(null)
  if (value === undefined || person === null) return null
  const own = (each: ItemStanding) => each.secondLooks.findLast(({ by }) => by.name === person)
  const looked = value.items.filter((each) => own(each) !== undefined)
  const differ = looked.filter((each) => own(each)?.agrees === false).length
  const open =
    value.items.find(({ item }) => item.id === chosen) ?? value.items.find((each) => own(each) === undefined)
  return (
    <section aria-label="Your second look">
      <SectionHead title="Your second look" about={`${count(value.items.length)} drawn for you`} />
      <div className={css.looks}>
        {value.items.map((each, at) => (
          <Button
            key={each.item.id}
            size="small"
            chosen={each === open}
            aria-pressed={each === open}
            aria-label={`Item ${at + 1}, ${visible(each.item.id)}, ${lookWords(own(each)?.agrees)}`}
            onClick={() => setChosen(each.item.id)}
          >
            {`${at + 1}${own(each) === undefined ? '' : own(each)?.agrees === true ? ' =' : ' ≠'}`}
          </Button>
        ))}
      </div>
      {open === undefined ? null : (
        <OneLook key={open.item.id} opened={opened} campaign={campaign} person={person} standing={open} />
      )}
      <p className={css.back} role="status">
        {count(looked.length - differ)} as found, {count(differ)} not. It is recorded beside the verdict and
        does not replace it.
      </p>
    </section>
  )
}

function OneLook({
  opened,
  campaign,
  person,
  standing,
}: {
  readonly opened: OpenCase
  readonly campaign: CampaignSummary
  readonly person: string
  readonly standing: ItemStanding
}) {
  const [note, setNote] = useState('')
  const verdict = verdictOf(standing)
  const say = (agrees: boolean) =>
    recordActs(opened, actingAs(campaign, person), [
      { act: 'second-look', item: standing.item.id, agrees, note: note.trim() },
    ])
  return (
    <div className={css.form}>
      <p>
        <a
          className="mono-s"
          href={addressOf({ screen: 'review', parts: [campaign.id], query: { item: standing.item.id } })}
        >
          {visible(standing.item.id)}
        </a>{' '}
        {verdict === null ? null : <ReviewMark verdict={verdict} />}
      </p>
      <NoteField label="Note" hint="required where you differ" value={note} onChange={setNote} />
      <div className={css.key}>
        <Button size="small" onClick={() => say(true)}>
          As found
        </Button>
        <Button size="small" disabled={note.trim() === ''} onClick={() => say(false)}>
          I differ
        </Button>
      </div>
    </div>
  )
}

function lookWords(agrees: boolean | undefined): string {
  return agrees === undefined ? 'not looked at' : agrees ? 'as found' : 'you differ'
}
