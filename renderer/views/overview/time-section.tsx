import { useMemo } from 'react'
import type { Output } from '../../../shared/contract/methods.ts'
import type { Range } from '../../components/brush.tsx'
import { SectionHead } from '../../components/head.tsx'
import { Histogram } from '../../components/histogram.tsx'
import { usePrefs } from '../../store/prefs.ts'
import { duration } from '../../words/times.ts'
import { VersionStrip } from './version-strip.tsx'
import css from './time-section.module.css'

/** Decisions over time, those outside the boundary below on a scale of their own, and which version was in force. */
export function TimeSection({
  info,
  summary,
  range,
  onRange,
}: {
  readonly info: Output<'case.info'>
  readonly summary: Output<'decisions.summary'>
  readonly range: Range | null
  readonly onRange: (range: Range | null) => void
}) {
  const { start, bucketMs, counts, outside } = summary.histogram
  const all = useMemo(() => ({ start, bucketMs, counts }), [start, bucketMs, counts])
  const those = useMemo(() => ({ start, bucketMs, counts: outside }), [start, bucketMs, outside])
  const zone = usePrefs((prefs) => prefs.zone)
  const per = bucketMs === 86_400_000 ? 'day' : bucketMs === 3_600_000 ? 'hour' : duration(bucketMs)
  return (
    <section className={css.section} data-pane="">
      <SectionHead
        title={`Decisions per ${per}`}
        about="drag to filter to that time"
        actions={
          <span className={css.legend}>
            <i className={css.all} /> decisions
            <i className={css.outside} /> outside the boundary, own scale
          </span>
        }
      />
      <div className={css.charts}>
        <Histogram
          label={`Decisions per ${per}`}
          data={all}
          height={150}
          axis
          range={range}
          onRange={onRange}
        />
        <Histogram
          label={`Decisions outside the boundary per ${per}`}
          data={those}
          tone="outside"
          height={56}
          axis
          timeAxis={false}
        />
        <VersionStrip info={info} start={start} end={start + bucketMs * counts.length} zone={zone} />
      </div>
    </section>
  )
}
