import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton } from '../../components/button.tsx'
import { Choice as Menu } from '../../components/choice.tsx'
import { choose, type Choice, type Where } from './choice.ts'
import css from './new-packet.module.css'

/** As the command line knows them. */
const FIELDS = [
  'finding',
  'verdict',
  'outcome',
  'subject',
  'actor',
  'entitlement',
  'action',
  'workflow',
  'transition',
  'policy',
  'version',
  'run',
  'id',
  'since',
  'until',
] as const

/** Fields and values: values of one field are alternatives, all fields must hold. */
export function Conditions({ choice }: { readonly choice: Choice }) {
  const where: readonly Where[] = choice.where.length === 0 ? [{ field: 'finding', value: '' }] : choice.where
  const set = (next: readonly Where[]) => choose({ ...choice, how: 'where', where: next })
  return (
    <>
      {where.map((condition, at) => (
        <Condition
          key={`${at} ${condition.field}`}
          condition={condition}
          onChange={(next) => set(where.map((each, index) => (index === at ? next : each)))}
          onRemove={() => set(where.filter((_, index) => index !== at))}
        />
      ))}
      <Button
        size="small"
        weight="quiet"
        icon={<Plus aria-hidden="true" />}
        onClick={() => set([...where, { field: 'verdict', value: '' }])}
      >
        Add a condition
      </Button>
      <span className="ink-2">* stands for any text; several values of a field are alternatives.</span>
    </>
  )
}

function Condition({
  condition: { field, value },
  onChange,
  onRemove,
}: {
  readonly condition: Where
  readonly onChange: (condition: Where) => void
  readonly onRemove: () => void
}) {
  const [text, setText] = useState(value)
  const settle = () => {
    if (text !== value) onChange({ field, value: text })
  }
  return (
    <form
      className={css.condition}
      onSubmit={(event) => {
        event.preventDefault()
        settle()
      }}
    >
      <Menu
        label="Field"
        value={field}
        options={FIELDS.map((each) => ({ value: each, label: each }))}
        onChange={(next) => onChange({ field: next, value: text })}
      />
      <input
        className={css.value}
        aria-label={`Value of ${field}`}
        value={text}
        spellCheck={false}
        placeholder={field === 'since' || field === 'until' ? '2026-05-04' : ''}
        onChange={(event) => setText(event.target.value)}
        onBlur={settle}
      />
      <IconButton label={`Remove the condition on ${field}`} onClick={onRemove}>
        <X aria-hidden="true" />
      </IconButton>
    </form>
  )
}
