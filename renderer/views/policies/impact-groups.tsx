import type { Impact } from '../../../shared/contract/replay.ts'
import { OutcomeMark, VerdictMark } from '../../components/marks.tsx'
import { count, counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import css from './impact.module.css'

type Examples = Impact['groups'][number]['examples']

/** Decisions that flip, or cannot be evaluated, for one cause. */
export interface ImpactGroup {
  readonly key: string
  readonly side: 'to-deny' | 'to-permit' | 'not-evaluated'
  readonly cause: string
  readonly about: string
  readonly decisions: number
  readonly examples: Examples
}

/** In the order of the columns, each the largest first. */
export function groupsOf(impact: Impact): readonly ImpactGroup[] {
  const flips = impact.groups.map(({ flip, rules, before, decisions, subjects, examples }): ImpactGroup => {
    return {
      key: JSON.stringify([flip, before, rules]),
      side: flip,
      cause: causeOf(before, rules),
      about: counted(subjects, 'subject'),
      decisions,
      examples,
    }
  })
  const not = impact.notEvaluatedBy.map(({ reason, detail, decisions, examples }): ImpactGroup => {
    return {
      key: JSON.stringify(['not-evaluated', reason, detail]),
      side: 'not-evaluated',
      cause: reason,
      about: detail,
      decisions,
      examples,
    }
  })
  const all = [...flips, ...not]
  return (['to-deny', 'to-permit', 'not-evaluated'] as const).flatMap((side) =>
    all.filter((group) => group.side === side).toSorted((a, b) => b.decisions - a.decisions),
  )
}

/** Three columns: what flips to deny, what flips to permit, what could not be evaluated and is in neither. */
export function ImpactGroups({
  impact,
  groups,
  chosen,
  onChoose,
}: {
  readonly impact: Impact
  readonly groups: readonly ImpactGroup[]
  readonly chosen: string | null
  readonly onChoose: (key: string) => void
}) {
  const column = (side: ImpactGroup['side']) => groups.filter((group) => group.side === side)
  const list = (side: ImpactGroup['side']) => (
    <ul>
      {column(side).map((group) => (
        <li key={group.key}>
          <button
            type="button"
            className={`${css.group} ${group.key === chosen ? css.chosen : ''}`}
            aria-pressed={group.key === chosen}
            onClick={() => onChoose(group.key)}
          >
            <span className={css.cause}>{visible(group.cause)}</span>
            <b className="tabular">{count(group.decisions)}</b>
            <span className={css.about}>{visible(group.about)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
  return (
    <div className={css.columns}>
      <section aria-label="From permit to deny">
        <h3 className={css.head}>
          <OutcomeMark outcome="permit" /> to <OutcomeMark outcome="deny" />
          <b className={css.figure}>{count(impact.toDeny)}</b>
        </h3>
        {list('to-deny')}
      </section>
      <section aria-label="From deny to permit">
        <h3 className={css.head}>
          <OutcomeMark outcome="deny" /> to <OutcomeMark outcome="permit" />
          <b className={css.figure}>{count(impact.toPermit)}</b>
        </h3>
        {list('to-permit')}
      </section>
      <section aria-label="Could not be evaluated">
        <h3 className={css.head}>
          <VerdictMark verdict="unreplayable" />
          <span className="ink-2">in neither</span>
          <b className={css.figure}>{count(impact.notEvaluated)}</b>
        </h3>
        {list('not-evaluated')}
      </section>
    </div>
  )
}

function causeOf(before: readonly string[], after: readonly string[]): string {
  const was = before.length === 0 ? 'no rule' : before.join(', ')
  const now = after.length === 0 ? 'no rule' : after.join(', ')
  return was === now ? `still ${now}` : `${was}, now ${now}`
}
