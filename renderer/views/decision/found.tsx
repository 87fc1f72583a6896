import type { DecisionView } from '../../../shared/contract/decision.ts'
import { EvidenceLink } from '../../components/evidence-link.tsx'
import { BoundaryMark, SeverityMark } from '../../components/marks.tsx'
import { addressOf } from '../../store/route.ts'
import { counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import type { Parts } from './parts.ts'
import { Section } from './section.tsx'
import css from './found.module.css'

/** What rules are breached by the decision, then by its run; worst first. */
export function Found(parts: Parts) {
  const { findings } = parts.view
  const own = findings.filter(({ of }) => of === 'decision').length
  const about =
    findings.length === 0
      ? ''
      : `${counted(own, 'of the decision', 'of the decision')}${findings.length > own ? `, ${findings.length - own} of its run` : ''}, worst first`
  return (
    <Section id="findings" title="Findings" number="f" about={about} height="yield">
      {findings.length === 0 ? (
        <p className={css.none}>No rule is breached.</p>
      ) : (
        <ul className={css.list}>
          {findings.map((each) => (
            <FindingRow key={`${each.of} ${each.finding.code}`} {...parts} found={each} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function FindingRow({
  opened,
  onRecord,
  found: { of, title, meaning, finding },
}: Parts & { readonly found: DecisionView['findings'][number] }) {
  const { code, severity, message, evidence, excepted } = finding
  const [first] = evidence
  return (
    <li className={`${css.row} ${excepted === null ? '' : css.excepted}`}>
      <SeverityMark severity={severity} word="unseen" />
      <a className={css.code} href={addressOf({ screen: 'findings', parts: [code] })} title={meaning}>
        {code}
      </a>
      <span className={css.title} title={meaning}>
        {title}
        {of === 'run' ? <span className="ink-3">, of the run</span> : null}
      </span>
      {first === undefined ? (
        <span />
      ) : (
        <EvidenceLink place={first} of={opened.case} onOpen={(place) => onRecord(place)} />
      )}
      <span className={css.message} title={visible(message)}>
        {excepted === null ? null : (
          <>
            <BoundaryMark boundary="excepted" /> by {visible(excepted)}:{' '}
          </>
        )}
        {visible(withoutTitle(message, title))}
        {evidence.length > 1 ? ` (${counted(evidence.length, 'record')})` : ''}
      </span>
    </li>
  )
}

/** Messages begin with the rule's title: the row has said it. */
function withoutTitle(message: string, title: string): string {
  return message.startsWith(`${title}: `) ? message.slice(title.length + 2) : message
}
