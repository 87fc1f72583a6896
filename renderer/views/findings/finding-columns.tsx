import type { FindingLine, RuleText } from '../../../shared/contract/findings.ts'
import { EvidenceLink } from '../../components/evidence-link.tsx'
import type { LongColumn } from '../../components/long-table.tsx'
import { BoundaryMark, SeverityMark } from '../../components/marks.tsx'
import { TableTime } from '../../components/time.tsx'
import { openRecord } from '../../store/record.ts'
import { addressOf } from '../../store/route.ts'
import { visible } from '../../words/visible.ts'
import { KIND_WORDS, saidOf } from './finding-words.ts'
import { SubjectLink } from './subject-link.tsx'

type Column = LongColumn<FindingLine>

const LINKS_SHOWN = 2

export function timeColumn(zone: string): Column {
  return {
    key: 'time',
    head: `Time, ${zone}`,
    width: 152,
    cell: ({ time }) =>
      time === null ? <span className="ink-3">no time</span> : <TableTime at={time} precision="s" />,
  }
}

export function subjectColumn(head: string, width: number): Column {
  return { key: 'subject', head, width, cell: (finding) => <SubjectLink {...finding} /> }
}

/** The kind before the id, for lists of findings about different things. */
export const KIND_COLUMN: Column = {
  key: 'kind',
  head: 'About',
  width: 96,
  cell: ({ subject }) => <span className="ink-2">{KIND_WORDS[subject.kind]}</span>,
}

export const SEVERITY_COLUMN: Column = {
  key: 'severity',
  head: 'Severity',
  width: 84,
  cell: ({ severity }) => <SeverityMark severity={severity} />,
}

export const CODE_COLUMN: Column = {
  key: 'code',
  head: 'Rule',
  width: 58,
  cell: ({ code }) => (
    <a className="mono-s" href={addressOf({ screen: 'findings', parts: [code] })} tabIndex={-1}>
      {code}
    </a>
  ),
}

export function saidColumn(rules: ReadonlyMap<string, RuleText>): Column {
  return {
    key: 'said',
    head: 'What was found',
    width: 'rest',
    cell: (finding) => {
      const said = saidOf(finding, rules.get(finding.code))
      return <span title={said}>{said}</span>
    },
  }
}

export function evidenceColumn(token: string): Column {
  return {
    key: 'evidence',
    head: 'Evidence',
    width: 150,
    cell: ({ evidence, evidenceCount }) =>
      evidenceCount === 0 ? (
        <span className="ink-3">none</span>
      ) : (
        <>
          {evidence.slice(0, LINKS_SHOWN).map((place) => (
            <span key={place}>
              <EvidenceLink place={place} of={token} onOpen={(where) => openRecord(token, where)} />{' '}
            </span>
          ))}
          {evidenceCount > LINKS_SHOWN ? <span className="ink-3">+{evidenceCount - LINKS_SHOWN}</span> : null}
        </>
      ),
  }
}

export const EXCEPTED_COLUMN: Column = {
  key: 'excepted',
  head: 'Excepted',
  width: 96,
  cell: ({ excepted }) =>
    excepted === null ? null : (
      <span title={visible(excepted)}>
        <BoundaryMark boundary="excepted" word="unseen" /> <code className="mono-s">{visible(excepted)}</code>
      </span>
    ),
}
