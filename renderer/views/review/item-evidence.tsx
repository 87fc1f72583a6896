import type { DecisionView } from '../../../shared/contract/decision.ts'
import { EvidenceLink } from '../../components/evidence-link.tsx'
import { SectionHead } from '../../components/head.tsx'
import { OutsideWords } from '../../components/marks.tsx'
import { Table } from '../../components/table.tsx'
import type { OpenCase } from '../../store/case.ts'
import { openRecord } from '../../store/record.ts'
import { visible } from '../../words/visible.ts'
import { evidenceRows } from './evidence-rows.ts'
import type { Looking } from './use-looking.ts'
import css from './review.module.css'

/** What the evidence says of each part, and the inputs that the boundary does not allow. */
export function ItemEvidence({
  opened,
  view,
  looking,
}: {
  readonly opened: OpenCase
  readonly view: DecisionView
  readonly looking: Looking
}) {
  const outside = view.attributes.filter(({ breach }) => breach)
  const see = (place: string) => {
    looking.note('records')
    openRecord(opened.case, place)
  }
  return (
    <>
      <Table
        label="What the evidence says"
        height="detail"
        rows={evidenceRows(view)}
        keyOf={({ part }) => part}
        columns={[
          {
            key: 'part',
            head: 'Part',
            width: 120,
            cell: ({ part }) => <span className="ink-2">{part}</span>,
          },
          {
            key: 'says',
            head: 'What the evidence says',
            wide: true,
            cell: ({ says }) => (
              <span className={css.says} title={says}>
                {says}
              </span>
            ),
          },
          {
            key: 'grade',
            head: 'Grade',
            width: 80,
            cell: ({ grade }) =>
              grade === 'observed' ? <span className="ink-2">{grade}</span> : <b>{grade}</b>,
          },
          {
            key: 'place',
            head: 'Evidence',
            width: 96,
            cell: ({ place }) =>
              place === null ? null : <EvidenceLink place={place} of={opened.case} onOpen={see} />,
          },
        ]}
      />
      {outside.length === 0 ? null : (
        <>
          <SectionHead title="Inputs outside the boundary" about={String(outside.length)} />
          <ul className={css.outside}>
            {outside.map(({ name, value, source, read, readAt }) => (
              <li key={name}>
                <OutsideWords>not approved</OutsideWords>
                <code className="mono-s">
                  {visible(name)} = {visible(value.text)}
                </code>
                <span className="ink-2">
                  {source === null ? 'no source' : `from ${visible(source)}`},{' '}
                  {readAt === null
                    ? read === 'no'
                      ? 'read by no line'
                      : 'where it is read is not known'
                    : `read at line ${readAt.line} of ${visible(readAt.path)}`}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
