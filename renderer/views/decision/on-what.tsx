import type { AttributeView } from '../../../shared/contract/decision.ts'
import { BoundaryMark, OutsideWords } from '../../components/marks.tsx'
import { type Column, Table } from '../../components/table.tsx'
import { usePrefs } from '../../store/prefs.ts'
import { count, counted } from '../../words/numbers.ts'
import { dateTime, duration } from '../../words/times.ts'
import { visible } from '../../words/visible.ts'
import { isoDuration, shownValue } from './decision-words.ts'
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

function useAttributeColumns({ view, onLine }: Parts): readonly Column<AttributeView>[] {
  const zone = usePrefs((prefs) => prefs.zone)
  const anyGrade = view.attributes.some(({ grade }) => grade !== null)
  return [
    {
      key: 'name',
      head: 'Attribute',
      cell: ({ name, breach, excepted }) => (
        <code className={css.name} title={visible(name)}>
          <AttributeName name={name} strong={breach && excepted === null} />
        </code>
      ),
    },
    {
      key: 'value',
      head: 'Value',
      wide: true,
      cell: ({ value }) => (
        <code className="mono-s" title={titleOf(value)}>
          {shownValue(value)}
        </code>
      ),
    },
    {
      key: 'source',
      head: 'Source',
      cell: ({ source }) =>
        source === null ? (
          <span className="ink-3">none</span>
        ) : (
          <span className={css.source}>{visible(source)}</span>
        ),
    },
    ...(anyGrade
      ? [
          {
            key: 'grade',
            head: 'Grade',
            cell: ({ grade }: AttributeView) =>
              grade === null ? <span className="ink-3">observed</span> : <b>{grade}</b>,
          },
        ]
      : []),
    {
      key: 'age',
      head: 'Age',
      align: 'right',
      cell: ({ ageMs, asOf, over }) =>
        ageMs === null ? (
          <span className="ink-3">not known</span>
        ) : (
          <span title={asOf === null ? undefined : `as of ${dateTime(asOf, zone)}`}>
            {over ? <b>over {duration(ageMs)}</b> : ageMs < 0 ? `${duration(-ageMs)} after` : duration(ageMs)}
          </span>
        ),
    },
    {
      key: 'limit',
      head: 'Limit',
      cell: ({ limits, over }) =>
        limits === null ? (
          <span className="ink-3">none</span>
        ) : over ? (
          <b>{limits.map(isoDuration).join(' or ')}</b>
        ) : (
          <span className="ink-2">{limits.map(isoDuration).join(' or ')}</span>
        ),
    },
    { key: 'approved', head: 'Approved', cell: (attribute) => <Approved {...attribute} /> },
    {
      key: 'read',
      head: 'Read',
      cell: ({ read, readAt }) =>
        readAt === null ? (
          read === 'not-known' ? (
            <span className="ink-3">not known</span>
          ) : (
            <span className={read === 'no' ? 'ink-2' : undefined}>{read}</span>
          )
        ) : (
          <button
            type="button"
            className={css.line}
            title={`${visible(readAt.path)}, line ${readAt.line}`}
            onClick={(event) => {
              event.stopPropagation()
              onLine(readAt.line)
            }}
          >
            L{readAt.line}
          </button>
        ),
    },
  ]
}

/** The last part of a name is what tells it from others. */
function AttributeName({ name, strong }: { readonly name: string; readonly strong: boolean }) {
  const cut = name.lastIndexOf('.') + 1
  return (
    <>
      {visible(name.slice(0, cut))}
      {strong ? <b>{visible(name.slice(cut))}</b> : visible(name.slice(cut))}
    </>
  )
}

function Approved({ approved, breach, excepted }: AttributeView) {
  switch (approved) {
    case 'yes':
      return 'yes'
    case 'no':
    case 'source-not': {
      const words = approved === 'no' ? 'no' : 'source not'
      if (excepted !== null)
        return (
          <span className={css.excepted} title={`excepted by ${visible(excepted)}`}>
            <BoundaryMark boundary="excepted" /> <span className="ink-2">{visible(excepted)}</span>
          </span>
        )
      return breach ? <OutsideWords>{words}</OutsideWords> : words
    }
    case 'unrestricted':
      return <span className="ink-3">not limited</span>
    case 'no-boundary':
      return <span className="ink-3">no boundary</span>
    case 'not-known':
      return <span className="ink-3">not known</span>
  }
}

const MOST_TITLE_CHARS = 600

function titleOf({ text, length }: AttributeView['value']): string {
  return `${visible(text.slice(0, MOST_TITLE_CHARS))}${length > MOST_TITLE_CHARS ? `… ${count(length)} characters` : ''}`
}
