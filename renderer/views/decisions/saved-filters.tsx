import { X } from 'lucide-react'
import { useAnswer } from '../../client/answers.ts'
import { IconButton } from '../../components/button.tsx'
import type { OpenCase } from '../../store/case.ts'
import { ALL_DECISIONS, type DecisionList, formatList, listOf, showList } from '../../store/decision-list.ts'
import type { SavedFilter } from '../../store/saved-filters.ts'
import { count } from '../../words/numbers.ts'
import css from './decisions-head.module.css'

/** All decisions, and the filters saved for this case, each as a tab with what it counts. */
export function SavedFilters({
  opened,
  current,
  saved,
  onRemove,
}: {
  readonly opened: OpenCase
  /** The list shown, as `formatList` writes it. */
  readonly current: string
  readonly saved: readonly SavedFilter[]
  readonly onRemove: (name: string) => void
}) {
  return (
    <nav className={css.tabs} aria-label="Saved filters">
      <Tab name="All" current={current === formatList(ALL_DECISIONS)} opened={opened} list={ALL_DECISIONS} />
      {saved.map((each) => (
        <SavedTab
          key={each.name}
          saved={each}
          current={current}
          opened={opened}
          onRemove={() => onRemove(each.name)}
        />
      ))}
    </nav>
  )
}

function SavedTab({
  saved,
  current,
  opened,
  onRemove,
}: {
  readonly saved: SavedFilter
  readonly current: string
  readonly opened: OpenCase
  readonly onRemove: () => void
}) {
  const here = current === saved.list
  return (
    <span className={css.saved}>
      <Tab name={saved.name} current={here} opened={opened} list={listOf({ query: { f: saved.list } })} />
      {here ? (
        <IconButton label={`Remove the filter ${saved.name}`} className={css.remove ?? ''} onClick={onRemove}>
          <X aria-hidden="true" />
        </IconButton>
      ) : null}
    </span>
  )
}

function Tab({
  name,
  current,
  opened,
  list,
}: {
  readonly name: string
  readonly current: boolean
  readonly opened: OpenCase
  readonly list: DecisionList
}) {
  const { value } = useAnswer('decisions.summary', { case: opened.case, filter: list.filter })
  return (
    <button
      type="button"
      className={`${css.tab} ${current ? css.current : ''}`}
      aria-current={current ? 'true' : undefined}
      onClick={() => showList(list)}
    >
      {name}
      {value === undefined ? null : <span className={css.count}>{count(value.total)}</span>}
    </button>
  )
}
