import { Check } from '../../components/check.tsx'
import { SectionHead } from '../../components/head.tsx'
import { Scroll } from '../../components/screen.tsx'
import type { OpenCase } from '../../store/case.ts'
import { useWalk } from '../../store/custody.ts'
import { count } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { didWords } from './act-words.ts'
import { show, type Shown } from './shown.ts'
import css from './custody.module.css'

/** A log may name anybody: so many are listed. */
const MOST_LISTED = 40

/** What was done, and by whom, with counts. */
export function CustodyFacets({ opened, shown }: { readonly opened: OpenCase; readonly shown: Shown }) {
  const { acts, people } = useWalk(opened.case)
  const { filter } = shown
  return (
    <div className={css.facets} data-pane="">
      <Scroll ground="inset">
        <Facet
          title="What"
          counts={acts}
          chosen={filter.acts}
          nameOf={didWords}
          onChange={(next) => show({ ...shown, filter: { ...filter, acts: next } })}
        />
        <Facet
          title="Who"
          counts={people}
          chosen={filter.people}
          nameOf={visible}
          onChange={(next) => show({ ...shown, filter: { ...filter, people: next } })}
        />
      </Scroll>
    </div>
  )
}

function Facet({
  title,
  counts,
  chosen,
  nameOf,
  onChange,
}: {
  readonly title: string
  readonly counts: ReadonlyMap<string, number>
  readonly chosen: readonly string[]
  readonly nameOf: (value: string) => string
  readonly onChange: (values: readonly string[]) => void
}) {
  const all = [...counts].toSorted((a, b) => b[1] - a[1])
  const listed = all.filter(([value], at) => at < MOST_LISTED || chosen.includes(value))
  return (
    <section className={css.facet}>
      <SectionHead title={title} />
      {listed.map(([value, number]) => (
        <div key={value} className={css.value}>
          <Check
            checked={chosen.includes(value)}
            onChange={(checked) =>
              onChange(checked ? [...chosen, value] : chosen.filter((each) => each !== value))
            }
          >
            <span className={css.valueName}>{nameOf(value)}</span>
          </Check>
          <span className={css.count}>{count(number)}</span>
        </div>
      ))}
      {all.length > listed.length ? (
        <p className={css.more}>and {count(all.length - listed.length)} more</p>
      ) : null}
    </section>
  )
}
