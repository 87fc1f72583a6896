import { useState } from 'react'
import type { CampaignSummary, Revocation } from '../../../shared/model/review.ts'
import { Button } from '../../components/button.tsx'
import { Dialog, DialogActions } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import type { OpenCase } from '../../store/case.ts'
import { recordActs } from '../../store/review-acts.ts'
import { counted } from '../../words/numbers.ts'
import { actingAs } from './use-person.ts'
import css from './new-campaign.module.css'

/** Says who was asked to take the access away, and until when. */
export function AskRevocations({
  opened,
  campaign,
  person,
  revocations,
}: {
  readonly opened: OpenCase
  readonly campaign: CampaignSummary
  readonly person: string | null
  readonly revocations: readonly Revocation[]
}) {
  const [isOpen, setOpen] = useState(false)
  const [of, setOf] = useState('')
  const [due, setDue] = useState('')
  const waiting = revocations.filter((each) => each.of === null && each.state !== 'gone')
  const isReady = of.trim() !== '' && (due === '' || /^\d{4}-\d\d-\d\d$/.test(due))
  const ask = () => {
    if (person === null || !isReady) return
    recordActs(opened, actingAs(campaign, person), [
      {
        act: 'revocation.asked',
        items: waiting.map(({ item }) => item),
        of: of.trim(),
        due: due === '' ? null : due,
      },
    ])
    setOpen(false)
  }
  return (
    <>
      <Button size="small" disabled={person === null || waiting.length === 0} onClick={() => setOpen(true)}>
        Ask for them…
      </Button>
      {isOpen ? (
        <Dialog
          open
          onClose={() => setOpen(false)}
          title="Ask for revocations"
          about={`Docket sends nothing: it keeps who was asked to take away ${counted(waiting.length, 'access', 'accesses')}, and looks for it in later evidence.`}
        >
          <form
            className={css.people}
            onSubmit={(event) => {
              event.preventDefault()
              ask()
            }}
          >
            <Field
              label="Asked of"
              value={of}
              maxLength={200}
              autoFocus
              onChange={({ target }) => setOf(target.value)}
            />
            <Field
              label="Due"
              hint="may be left out"
              placeholder="2026-12-31"
              value={due}
              maxLength={10}
              onChange={({ target }) => setDue(target.value)}
            />
            <DialogActions>
              <Button onClick={() => setOpen(false)} keys={['Esc']}>
                Cancel
              </Button>
              <Button weight="primary" submit disabled={!isReady}>
                Keep it
              </Button>
            </DialogActions>
          </form>
        </Dialog>
      ) : null}
    </>
  )
}
