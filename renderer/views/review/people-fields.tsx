import { Plus, X } from 'lucide-react'
import { useAnswer } from '../../client/answers.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { visible } from '../../words/visible.ts'
import { NOBODY, type PersonForm } from './plan-form.ts'
import css from './new-campaign.module.css'

/** Names of people, with the ids by which they stand in evidence: those whom this desk knows, or others. */
export function PeopleFields({
  who,
  people,
  change,
}: {
  /** `Reviewer`, `Signer`: what a row is called. */
  readonly who: string
  readonly people: readonly PersonForm[]
  readonly change: (people: readonly PersonForm[]) => void
}) {
  const { value: known } = useAnswer('identities.list', {})
  const others = (known?.identities ?? []).filter(({ name }) => !people.some((each) => each.name === name))
  const set = (at: number, what: Partial<PersonForm>) =>
    change(people.map((each, place) => (place === at ? { ...each, ...what } : each)))
  return (
    <div className={css.people}>
      {people.map(({ name, aliases }, at) => (
        // Rows have no identity of their own: their place is it.
        <div key={at} className={css.personRow}>
          <Field
            label={`${who} ${at + 1}`}
            value={name}
            maxLength={200}
            autoComplete="off"
            onChange={({ target }) => set(at, { name: target.value, keyid: null })}
          />
          <Field
            label="In the evidence"
            hint="ids, parted by commas"
            value={aliases}
            maxLength={2000}
            autoComplete="off"
            onChange={({ target }) => set(at, { aliases: target.value })}
          />
          <IconButton
            label={`Take ${who.toLowerCase()} ${at + 1} out`}
            onClick={() => change(people.filter((_, place) => place !== at))}
          >
            <X aria-hidden="true" />
          </IconButton>
        </div>
      ))}
      <div className={css.buttons}>
        <Button size="small" icon={<Plus aria-hidden="true" />} onClick={() => change([...people, NOBODY])}>
          {`Add a ${who.toLowerCase()}`}
        </Button>
        {others.slice(0, 6).map(({ name, aliases, keys }) => (
          <Button
            key={name}
            size="small"
            weight="quiet"
            onClick={() =>
              change([
                ...people.filter((each) => each.name.trim() !== ''),
                {
                  name,
                  aliases: aliases.join(', '),
                  keyid: keys.find(({ revoked }) => revoked === null)?.keyid ?? null,
                },
              ])
            }
          >
            {visible(name)}
          </Button>
        ))}
      </div>
    </div>
  )
}
