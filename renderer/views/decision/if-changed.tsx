import type { AttributeInfluence, Flip } from '../../../shared/contract/replay.ts'
import { OutsideWords } from '../../components/marks.tsx'
import { counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { shownValue } from './decision-words.ts'

/** What another value of an attribute would have come to, in the words of its proof. */
export function IfChanged({
  influence,
  breach,
}: {
  readonly influence: AttributeInfluence | undefined
  /** It is not approved, so that a flip is what nobody wanted. */
  readonly breach: boolean
}) {
  if (influence === undefined) return <span className="ink-3">…</span>
  const { influence: result } = influence
  switch (result.kind) {
    case 'none':
      return (
        <span className="ink-2" title={WHY_NONE[result.why]}>
          no change
        </span>
      )
    case 'flips': {
      const words = `${result.by.outcome} ${ifWords(result.by)}`
      const title = `${counted(result.counts.flips, 'probe')} of ${result.counts.probes} flip it`
      return breach ? (
        <span title={title}>
          <OutsideWords>{words}</OutsideWords>
        </span>
      ) : (
        <span title={title}>{words}</span>
      )
    }
    case 'no-flip':
      return (
        <span className="ink-2" title="Another value, which was not tried, might flip it.">
          no flip in {counted(result.counts.probes, 'probe')}
        </span>
      )
    case 'not-tested':
      return (
        <span className="ink-3" title={visible(result.why)}>
          not tested
        </span>
      )
  }
}

const WHY_NONE = {
  'not-in-request': 'The engine was not given it.',
  'not-read': 'The policy does not read it.',
  decided: 'The outcome stands whatever its value, and without it.',
} as const

/** `without it`, `if null`, `if remote`. */
function ifWords({ kind, value }: Pick<Flip, 'kind' | 'value'>): string {
  if (kind === 'removed' || value === null) return 'without it'
  return `if ${shownValue(value)}`
}
