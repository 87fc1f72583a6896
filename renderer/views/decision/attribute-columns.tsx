import type { AttributeView } from '../../../shared/contract/decision.ts'
import { BoundaryMark, OutsideWords } from '../../components/marks.tsx'
import type { Column } from '../../components/table.tsx'
import { usePrefs } from '../../store/prefs.ts'
import { count } from '../../words/numbers.ts'
import { dateTime, duration } from '../../words/times.ts'
import { visible } from '../../words/visible.ts'
import { isoDuration, shownValue } from './decision-words.ts'
import { IfChanged } from './if-changed.tsx'
import type { Parts } from './parts.ts'
import { useInfluence } from './use-influence.ts'
import css from './on-what.module.css'

/** What is said of each attribute: value, source, age against its limit, approved or not, and the line that reads it. */
export function useAttributeColumns(parts: Parts): readonly Column<AttributeView>[] {
  const { view, onLine } = parts
  const { of } = useInfluence(parts)
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
          <span className={css.source} title={visible(source)}>
            {visible(source)}
          </span>
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
    {
      key: 'changed',
      head: 'If changed',
      cell: ({ name, breach, excepted }) => (
        <IfChanged influence={of(name)} breach={breach && excepted === null} />
      ),
    },
  ]
}

/** The last part of a name is what tells it from others. */
function AttributeName({ name, strong }: { readonly name: string; readonly strong: boolean }) {
  const cut = name.lastIndexOf('.') + 1
  return (
    <>
      <span className={css.before}>{visible(name.slice(0, cut))}</span>
      <span className={css.own}>{strong ? <b>{visible(name.slice(cut))}</b> : visible(name.slice(cut))}</span>
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
