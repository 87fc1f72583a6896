import type { VerificationStep } from '../../../shared/contract/packets.ts'
import { Table } from '../../components/table.tsx'
import { useWide } from '../../components/wide.ts'
import { visible } from '../../words/visible.ts'
import { StepMark } from './step-mark.tsx'
import { RESULT_WORDS } from './verification-text.ts'
import css from './verify.module.css'

/** A check in its place. Signatures are one check each, so that an id can stand twice. */
export interface Step extends VerificationStep {
  readonly number: number
}

export function stepsOf(checks: readonly VerificationStep[]): readonly Step[] {
  return checks.map((check, at) => ({ ...check, number: at + 1 }))
}

/** All checks in their order, each with what it compared, what came of it, and what that proves. */
export function StepsTable({
  steps,
  focused,
  onFocus,
}: {
  readonly steps: readonly Step[]
  readonly focused: number | null
  readonly onFocus: (step: Step) => void
}) {
  const wide = useWide()
  const numberOf = new Map(steps.map(({ id, number }) => [id, number]))
  return (
    <Table
      label="Checks"
      height="two-lines"
      rows={steps}
      keyOf={({ number }) => String(number)}
      focused={focused === null ? null : String(focused)}
      onFocus={onFocus}
      keys="Checks"
      columns={[
        { key: 'number', head: 'Step', align: 'right', width: 44, cell: ({ number }) => number },
        {
          key: 'mark',
          head: <span className="unseen">Mark</span>,
          width: 24,
          cell: (step) => <StepMark {...step} />,
        },
        {
          key: 'check',
          head: 'Check',
          wide: true,
          cell: ({ title, detail, result }) => {
            const [lead, rest] = split(title)
            const below = result === 'waiting' ? (rest ?? '') : detail
            return (
              <>
                <span className={css.check} title={lead}>
                  {lead}
                </span>
                <span className={css.detail} title={visible(below)}>
                  {visible(below)}
                </span>
              </>
            )
          },
        },
        {
          key: 'result',
          head: 'Result',
          width: 124,
          cell: ({ result, restsOn }) => (
            <span className={css.result} aria-live="polite">
              <span className={result === 'waiting' ? 'ink-3' : css.strong}>{RESULT_WORDS[result]}</span>
              {restsOn === undefined ? null : (
                <span className={css.rests}>
                  rests on {restsOn.map((id) => numberOf.get(id) ?? id).join(', ')}
                </span>
              )}
            </span>
          ),
        },
        {
          key: 'proves',
          head: 'What it proves, or what follows',
          width: wide ? 300 : 232,
          cell: (step) => <Proves step={step} />,
        },
      ]}
    />
  )
}

/** A failure says what follows from it; what was not checked, what it would prove. */
export function Proves({ step: { result, proves, follows } }: { readonly step: VerificationStep }) {
  if (follows !== undefined) return <span className={`${css.proves} ${css.strong}`}>{follows}</span>
  if (result === 'holds') return <span className={css.proves}>{proves}</span>
  return (
    <span className={css.proves}>
      <span className="ink-2">would prove that</span> {proves}
    </span>
  )
}

/** `Container: every byte of the ZIP that is not content`. */
export function split(title: string): readonly [lead: string, rest: string | undefined] {
  const at = title.indexOf(': ')
  return at < 0 ? [title, undefined] : [title.slice(0, at), title.slice(at + 2)]
}
