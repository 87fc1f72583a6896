import { FileText } from 'lucide-react'
import type { ReactNode } from 'react'
import { useAnswer } from '../../client/answers.ts'
import { BoundaryMark, VerdictMark } from '../../components/marks.tsx'
import { listQuery, withFacet, ALL_DECISIONS } from '../../store/decision-list.ts'
import { addressOf } from '../../store/route.ts'
import { counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { answers, REASONS } from './decision-words.ts'
import type { Parts } from './parts.ts'
import css from './decision-marks.module.css'

/** Heard again, within the boundary, under the version in force: each with its reason. */
export function DecisionMarks(parts: Parts) {
  return (
    <ul className={css.marks}>
      <li className={css.mark}>
        <Replayed {...parts} />
      </li>
      <li className={css.mark}>
        <Bounded {...parts} />
      </li>
      <li className={css.mark}>
        <InForce {...parts} />
      </li>
    </ul>
  )
}

function Replayed({ view: { verdict, reason, detail, heard } }: Parts): ReactNode {
  const { outcome, rules } = heard.replayed
  return (
    <>
      <VerdictMark verdict={verdict} />
      {reason === null ? (
        <span>
          {outcome}{' '}
          {verdict === 'reproduced' ? 'again' : `now, ${heard.recorded.outcome ?? 'nothing'} recorded`},{' '}
          {rules === null || rules.length === 0 ? (
            'no rule decided'
          ) : (
            <>
              by rule <code className="mono-s">{rules.map(visible).join(', ')}</code>
            </>
          )}
        </span>
      ) : (
        <span className={css.reason} title={detail === null ? undefined : visible(detail)}>
          {REASONS[reason]}
        </span>
      )}
    </>
  )
}

/** Why it is outside, and the way to the decisions that share the reason. */
function Bounded({ opened, view: { boundary, attributes, findings, workflow } }: Parts): ReactNode {
  const { value: info } = useAnswer('case.info', { case: opened.case })
  const standing = findings.filter(({ of, finding: { code } }) => of === 'decision' && code.startsWith('BD-'))
  const first = standing.find(({ finding }) => finding.excepted === null)
  if (boundary === 'inside')
    return (
      <>
        <BoundaryMark boundary="inside" long />
        <span>{workflow?.boundary === true ? 'of its workflow' : 'none is declared for its workflow'}</span>
      </>
    )
  if (first === undefined)
    return (
      <>
        <BoundaryMark boundary={boundary} long />
        <span>by {visible(standing.map(({ finding }) => finding.excepted).join(', '))}</span>
      </>
    )
  const { code } = first.finding
  const inputs = attributes.filter(({ approved, excepted }) => approved === 'no' && excepted === null)
  const others = info?.findings[code] ?? 0
  return (
    <>
      <BoundaryMark boundary={boundary} long />
      {(code === 'BD-01' || code === 'BD-02') && inputs[0] !== undefined ? (
        <span>
          <code className="mono-s">{visible(inputs[0].name)}</code>
          {inputs.length > 1 ? ` and ${inputs.length - 1} more` : ''}{' '}
          {code === 'BD-02' ? 'changed the outcome' : `${inputs.length > 1 ? 'are' : 'is'} not approved`}
        </span>
      ) : (
        <span>{first.title.charAt(0).toLowerCase() + first.title.slice(1)}</span>
      )}
      {others > 1 ? (
        <a
          href={addressOf({
            screen: 'decisions',
            query: { ...listQuery(withFacet(ALL_DECISIONS, 'finding', [code])) },
          })}
        >
          {counted(others, 'decision')} with {code}
        </a>
      ) : null}
    </>
  )
}

function InForce({ view: { policy, inForce, heard, verdict } }: Parts): ReactNode {
  if (policy === null)
    return (
      <Version strong={false}>
        {inForce === null
          ? 'no policy recorded'
          : `no policy recorded; ${visible(inForce.version)} was in force`}
      </Version>
    )
  if (inForce === null)
    return (
      <>
        <Version strong>no version in force</Version>
        <span>at the time of the check</span>
      </>
    )
  if (inForce.version === policy.version) return <Version strong={false}>the version in force then</Version>
  const then = heard.inForce?.outcome ?? null
  const flips = then !== null && then !== (heard.replayed.outcome ?? heard.recorded.outcome)
  return (
    <>
      <Version strong>not the version in force</Version>
      <span>
        {visible(inForce.version)} was
        {then === null
          ? verdict === 'unreplayable'
            ? ''
            : ', and cannot be asked'
          : `, and ${answers(then)}${flips ? '' : ' too'}`}
      </span>
    </>
  )
}

function Version({ strong, children }: { readonly strong: boolean; readonly children: string }) {
  return (
    <span className={strong ? css.strong : css.quiet}>
      <FileText aria-hidden="true" />
      {children}
    </span>
  )
}
