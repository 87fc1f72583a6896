import { useDeferredValue } from 'react'
import { X } from 'lucide-react'
import type { DecisionSummary, FacetField } from '../../../shared/contract/decisions.ts'
import { Histogram } from '../../components/histogram.tsx'
import { SearchField } from '../../components/search-field.tsx'
import {
  ALL_DECISIONS,
  conditionsOf,
  type DecisionList,
  showList,
  withFacet,
  withText,
  withTime,
} from '../../store/decision-list.ts'
import { usePrefs } from '../../store/prefs.ts'
import { count, counted } from '../../words/numbers.ts'
import { dateTime, duration } from '../../words/times.ts'
import { visible } from '../../words/visible.ts'
import { FACETS, valueName } from './facet-names.ts'
import css from './filter-bar.module.css'

/** Text, what else is filtered by as tokens, how many are left, and the brush over time. */
export function FilterBar({
  list,
  summary,
  took,
}: {
  readonly list: DecisionList
  readonly summary: DecisionSummary
  readonly took: number | null
}) {
  const zone = usePrefs((prefs) => prefs.zone)
  const { filter } = list
  const time =
    filter.from === undefined || filter.to === undefined ? null : ([filter.from, filter.to] as const)
  // The rows first: the chart is drawn when they are there.
  const histogram = useDeferredValue(summary.histogram)
  const most = histogram.counts.reduce((max, each) => Math.max(max, each), 0)
  return (
    <div className={css.bar} data-pane="">
      <div className={css.line}>
        <SearchField
          label="Search decisions"
          value={filter.text ?? ''}
          onChange={(text) => showList(withText(list, text), 'replace')}
        />
        {Object.entries(filter.facets ?? {}).map(([field, values]) => (
          <Token
            key={field}
            name={FACETS.find((facet) => facet.field === field)?.name ?? field}
            value={values.map((value) => valueName(field as FacetField, value)).join(' or ')}
            onDrop={() => showList(withFacet(list, field as FacetField, []))}
          />
        ))}
        {(filter.where ?? []).map(({ field, value }) => (
          <Token
            key={`${field}=${value}`}
            name={field}
            value={value}
            onDrop={() => {
              const { where = [], ...others } = filter
              const left = where.filter((each) => each.field !== field || each.value !== value)
              showList({ ...list, filter: left.length === 0 ? others : { ...others, where: left } })
            }}
          />
        ))}
        {time === null ? null : (
          <Token
            name="time"
            value={`${dateTime(time[0], zone, 'minute')} to ${dateTime(time[1], zone, 'minute')}`}
            onDrop={() => showList(withTime(list, null))}
          />
        )}
        {conditionsOf(list) === 0 ? null : (
          <button
            type="button"
            className={css.clear}
            onClick={() => showList({ ...ALL_DECISIONS, sort: list.sort })}
          >
            Clear all
          </button>
        )}
        <span className={css.gap} />
        <span className={css.count} role="status">
          <b>{count(summary.total)}</b> of {counted(summary.all, 'decision')}
          {took === null ? null : <span className={css.took}>, {took} ms</span>}
        </span>
      </div>
      {histogram.counts.length === 0 ? null : (
        <div className={css.time}>
          <span className={css.scale}>
            Decisions per {bucketWord(histogram.bucketMs)}
            <br />
            up to {count(most)}
          </span>
          <div className={css.chart}>
            <Histogram
              label={`Decisions per ${bucketWord(histogram.bucketMs)}`}
              data={histogram}
              height={66}
              range={time}
              onRange={(range) => showList(withTime(list, range))}
            />
          </div>
        </div>
      )}
    </div>
  )
}

/** `day`, `hour`, `6 h`. */
function bucketWord(bucketMs: number): string {
  if (bucketMs === 86_400_000) return 'day'
  if (bucketMs === 3_600_000) return 'hour'
  if (bucketMs === 60_000) return 'minute'
  return duration(bucketMs)
}

function Token({
  name,
  value,
  onDrop,
}: {
  readonly name: string
  readonly value: string
  readonly onDrop: () => void
}) {
  return (
    <span className={css.token}>
      <span className={css.value}>
        <span className="ink-2">{visible(name)}</span> <b>{visible(value)}</b>
      </span>
      <button
        type="button"
        className={css.drop}
        aria-label={`Drop the filter ${name} ${value}`}
        onClick={onDrop}
      >
        <X aria-hidden="true" />
      </button>
    </span>
  )
}
