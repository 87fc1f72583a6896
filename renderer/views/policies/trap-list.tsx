import type { PolicyTrapLine } from '../../../shared/contract/policies.ts'
import { useAnswer } from '../../client/answers.ts'
import { SectionHead } from '../../components/head.tsx'
import { addressOf } from '../../store/route.ts'
import { count, counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import css from './trap-list.module.css'

/** What in the texts of a version says something else than its writer will have meant, and how much rests on it. */
export function TrapList({
  caseToken,
  policy,
  version,
}: {
  readonly caseToken: string
  readonly policy: string
  readonly version: string
}) {
  const { value } = useAnswer('policy.traps', { case: caseToken, id: policy, version })
  if (value === undefined || value.traps.length === 0) return null
  const { traps, more } = value
  return (
    <>
      <SectionHead title="Traps in the text" about={counted(traps.length + more, 'place')} />
      <ul className={css.traps}>
        {traps.map((trap) => (
          <li key={`${trap.path} ${trap.from} ${trap.kind} ${trap.rules.join(' ')}`}>
            <a
              className={css.place}
              href={addressOf({
                screen: 'policies',
                parts: [policy],
                query: { to: version, show: 'text', file: trap.path, line: String(trap.from) },
              })}
            >
              L{trap.from}
            </a>
            <span>
              <b>{NAMES[trap.kind]}</b>
              <span className={css.message}>{visible(trap.message)}</span>
              <span className="ink-2">{touched(trap)}</span>
            </span>
          </li>
        ))}
      </ul>
      {more > 0 ? <p className={css.more}>{count(more)} more are not listed.</p> : null}
    </>
  )
}

const NAMES: Readonly<Record<PolicyTrapLine['kind'], string>> = {
  'no-default': 'no default',
  unreachable: 'can never hold',
  shadowed: 'never decides',
  'over-permits': 'permits too much',
  ignored: 'not read by the engine',
  'missing-else': 'a branch without an answer',
  always: 'guards nothing',
}

function touched({ decisions }: PolicyTrapLine): string {
  if (decisions === null) return 'rebuild the case to see which decisions rest on it'
  return decisions === 0
    ? 'no decision of the case rests on it'
    : `${counted(decisions, 'decision')} of the case rest on it`
}
