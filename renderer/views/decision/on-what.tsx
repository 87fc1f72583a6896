import { Table } from '../../components/table.tsx'
import { count, counted } from '../../words/numbers.ts'
import { useAttributeColumns } from './attribute-columns.tsx'
import type { Parts } from './parts.ts'
import { Section } from './section.tsx'
import css from './on-what.module.css'

/** The attributes that were evaluated: what decided on top, then what was read, then the rest. */
export function OnWhat(parts: Parts) {
  const { route, view, shown, onRecord } = parts
  const { attributes, attributeCount } = view
  const columns = useAttributeColumns(parts)
  // The one that was pointed at; what is shown at first keeps its own ground.
  const sought = route.query['attribute'] ?? null
  return (
    <Section id="on-what" title="On what" number="2" about={aboutOf(parts)} height="yield">
      {attributes.length === 0 ? (
        <p className={css.none}>
          No attribute is recorded for this decision, and no request from which one could be told.
        </p>
      ) : (
        <div className={css.scroll}>
          <Table
            label="Attributes"
            height="detail"
            columns={columns}
            rows={attributes}
            keyOf={({ name }) => name}
            focused={
              attributes.some(({ name, place }) => name === sought && place === shown?.place) ? sought : null
            }
            onFocus={({ name, place }) => place !== null && onRecord(place, { attribute: name })}
            mark={({ breach, excepted }) => (breach && excepted === null ? 'outside' : undefined)}
          />
          {attributeCount > attributes.length ? (
            <p className={css.none}>
              {count(attributeCount - attributes.length)} more are not listed here; the records tell all of
              them.
            </p>
          ) : null}
        </div>
      )}
    </Section>
  )
}

function aboutOf({ view: { attributes, attributeCount } }: Parts): string {
  const isKnown = attributes.every(({ read }) => read !== 'not-known')
  const read = attributes.filter((each) => each.read === 'yes').length
  const outside = attributes.filter(({ approved }) => approved === 'no').length
  return [
    `${counted(attributeCount, 'attribute')} evaluated`,
    attributes.length === 0
      ? ''
      : isKnown
        ? `${count(read)} read by the policy’s text`
        : 'which of them the policy reads is not known',
    outside === 0 ? '' : `${count(outside)} not approved`,
  ]
    .filter(Boolean)
    .join(', ')
}
