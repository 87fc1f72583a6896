import { Copy, X } from 'lucide-react'
import type { FindingLine, RuleText } from '../../../shared/contract/findings.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { EvidenceLink } from '../../components/evidence-link.tsx'
import { BoundaryMark } from '../../components/marks.tsx'
import { Time } from '../../components/time.tsx'
import type { OpenCase } from '../../store/case.ts'
import { openRecord } from '../../store/record.ts'
import { count } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { KIND_WORDS, saidOf } from './finding-words.ts'
import { SubjectLink } from './subject-link.tsx'
import css from './occurrences.module.css'

/** The finding with the focus, whole: what it says of which thing, and the records that show it. */
export function OccurrenceDetail({
  opened,
  finding,
  rule,
  onClose,
  onCopy,
}: {
  readonly opened: OpenCase
  readonly finding: FindingLine
  readonly rule: RuleText | undefined
  readonly onClose: () => void
  readonly onCopy: () => void
}) {
  const { subject, evidence, evidenceCount, excepted, time, workflow } = finding
  const more = evidenceCount - evidence.length
  return (
    <section className={css.detail} aria-label="The finding" tabIndex={0}>
      <div className={css.top}>
        <span className="ink-2">{KIND_WORDS[subject.kind]}</span>
        <SubjectLink {...finding} />
        {time === null ? null : <Time at={time} />}
        {workflow === null || subject.kind === 'workflow' ? null : (
          <span className="ink-2">{visible(workflow)}</span>
        )}
        {excepted === null ? null : (
          <span>
            <BoundaryMark boundary="excepted" /> by <code className="mono-s">{visible(excepted)}</code>
          </span>
        )}
        <span className={css.gap} />
        <Button weight="quiet" size="small" icon={<Copy aria-hidden="true" />} keys={['c']} onClick={onCopy}>
          Copy as text
        </Button>
        <IconButton label="Close" onClick={onClose}>
          <X aria-hidden="true" />
        </IconButton>
      </div>
      <p className={css.said}>{saidOf(finding, rule)}</p>
      <p className={css.evidence}>
        {evidenceCount === 0 ? 'No record shows it: it is about what is not there.' : 'Evidence'}
        {evidence.map((place) => (
          <EvidenceLink
            key={place}
            place={place}
            of={opened.case}
            onOpen={(where) => openRecord(opened.case, where)}
          />
        ))}
        {more > 0 ? <span>and {count(more)} more</span> : null}
      </p>
    </section>
  )
}
