import { useId } from 'react'
import type { PolicyInFull } from '../../../shared/contract/policies.ts'
import { counted } from '../../words/numbers.ts'
import { Hatch } from './hatch.tsx'
import css from './lane.module.css'

/** What the lanes are drawn with: only what there is. */
export function LaneLegend({
  policy: { buckets, versions, coverage, inGap },
}: {
  readonly policy: PolicyInFull
}) {
  const hatch = useId()
  const outside = versions.some(({ early, late }) => early.count + late.count > 0)
  const gap = coverage.some(({ kind, from, to }) => kind === 'gap' && from !== null && to !== null)
  const overlap = coverage.some(({ kind }) => kind === 'overlap')
  const per = buckets.days === 1 ? 'decisions per day, UTC' : `decisions per ${buckets.days} days, UTC`
  return (
    <span className={css.legend}>
      <span className={css.key}>
        <Swatch className={css.bar} /> {per}
      </span>
      {outside ? (
        <span className={css.key}>
          <Swatch className={css.outsideBar} /> outside its interval
        </span>
      ) : null}
      <span className={css.key}>
        <Swatch className={css.inForce} /> in force
      </span>
      {gap ? (
        <span className={css.key}>
          <svg width="12" height="10" aria-hidden="true">
            <Hatch id={hatch} />
            <rect width="12" height="10" fill={`url(#${hatch})`} />
          </svg>
          gap: no version, {counted(inGap, 'decision')}
        </span>
      ) : null}
      {overlap ? (
        <span className={css.key}>
          <svg width="12" height="10" aria-hidden="true">
            <rect y="1" width="12" height="3" className={css.overlap} />
            <rect y="6" width="12" height="3" className={css.overlap} />
          </svg>
          overlap
        </span>
      ) : null}
    </span>
  )
}

function Swatch({ className }: { readonly className: string | undefined }) {
  return (
    <svg width="10" height="10" aria-hidden="true">
      <rect x="0.5" y="0.5" width="9" height="9" className={className} />
    </svg>
  )
}
