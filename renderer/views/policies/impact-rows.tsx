import { ConcernedDecisions } from '../../components/concerned-decisions.tsx'
import { count } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import type { ImpactGroup } from './impact-groups.tsx'
import css from './impact.module.css'

/** The first decisions of a group. */
export function ImpactRows({ group }: { readonly group: ImpactGroup }) {
  return (
    <div className={css.rows}>
      <h3 className={css.head}>
        {visible(group.cause)}
        <span className="ink-2">
          {count(group.examples.length)} of {count(group.decisions)}
        </span>
      </h3>
      <ConcernedDecisions label="Decisions of this cause" rows={group.examples} outcome="Recorded" />
    </div>
  )
}
