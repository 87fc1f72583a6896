import { useId } from 'react'
import type { PolicyInFull } from '../../../shared/contract/policies.ts'
import { usePrefs } from '../../store/prefs.ts'
import { visible } from '../../words/visible.ts'
import { Hatch } from './hatch.tsx'
import type { TimeScale } from './time-scale.ts'
import { stretchWords } from './version-words.ts'
import css from './lane.module.css'

const HEIGHT = 10

/** What is in force at once: nothing where it is hatched, two or more where there are two lines. */
export function CoverageStrip({
  policy,
  scale,
}: {
  readonly policy: PolicyInFull
  readonly scale: TimeScale
}) {
  const zone = usePrefs((prefs) => prefs.zone)
  const hatch = useId()
  return (
    <>
      <ul className="unseen">
        {policy.coverage.map((stretch) => (
          <li key={stretch.from}>{visible(stretchWords(stretch, zone))}</li>
        ))}
      </ul>
      <svg className={css.strip} height={HEIGHT} aria-hidden="true">
        <Hatch id={hatch} />
        {policy.coverage.map((stretch) => {
          const from = scale.place(stretch.from, 'begin')
          const to = scale.place(stretch.to, 'end')
          if (to <= from) return null
          const across = { x: `${from}%`, width: `${to - from}%` }
          return (
            <g key={stretch.from}>
              <title>{visible(stretchWords(stretch, zone))}</title>
              {stretch.kind === 'gap' ? (
                <rect {...across} y="0" height={HEIGHT} fill={`url(#${hatch})`} />
              ) : null}
              {stretch.kind === 'one' ? <rect {...across} y="0" height={HEIGHT} className={css.one} /> : null}
              {stretch.kind === 'overlap' ? (
                <>
                  <rect {...across} y="0" height={HEIGHT} className={css.one} />
                  <rect {...across} y="1" height="3" className={css.overlap} />
                  <rect {...across} y="6" height="3" className={css.overlap} />
                </>
              ) : null}
            </g>
          )
        })}
      </svg>
    </>
  )
}
