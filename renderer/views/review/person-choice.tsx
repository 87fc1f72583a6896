import { useState } from 'react'
import type { CampaignSummary } from '../../../shared/model/review.ts'
import { useAnswer } from '../../client/answers.ts'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { Dialog, DialogActions } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { visible } from '../../words/visible.ts'
import { peopleOf, usePersonName } from './use-person.ts'

const NOBODY = ''
/** No name: names hold no such character. */
const OTHER = '\u0000other'

/** Who sits here: somebody whom the campaign names, whom this desk knows, or who gives another name. */
export function PersonChoice({ campaign }: { readonly campaign: CampaignSummary }) {
  const [name, set] = usePersonName()
  const [isAsking, setAsking] = useState(false)
  const { value: known } = useAnswer('identities.list', {})
  const named = [...peopleOf(campaign), ...(known?.identities ?? [])].map((each) => each.name)
  const names = [...new Set(name === null ? named : [...named, name])]
  return (
    <>
      <Choice
        label="Who sits at this desk"
        lead="at this desk"
        value={name ?? NOBODY}
        options={[
          ...(name === null ? [{ value: NOBODY, label: 'nobody yet' }] : []),
          ...names.map((each) => ({ value: each, label: visible(each) })),
          { value: OTHER, label: 'Somebody else…' },
        ]}
        onChange={(next) => (next === OTHER ? setAsking(true) : set(next))}
      />
      {isAsking ? <OtherName onClose={() => setAsking(false)} onName={set} /> : null}
    </>
  )
}

function OtherName({
  onClose,
  onName,
}: {
  readonly onClose: () => void
  readonly onName: (name: string) => void
}) {
  const [name, setName] = useState('')
  return (
    <Dialog
      open
      onClose={onClose}
      title="Who sits at this desk"
      about="The name stands beside what is recorded. A signature is what proves it."
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() === '') return
          onName(name.trim())
          onClose()
        }}
      >
        <Field
          label="Name"
          value={name}
          maxLength={200}
          autoFocus
          onChange={({ target }) => setName(target.value)}
        />
        <DialogActions>
          <Button onClick={onClose} keys={['Esc']}>
            Cancel
          </Button>
          <Button weight="primary" submit disabled={name.trim() === ''}>
            Take this name
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
