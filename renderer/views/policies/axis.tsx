import { ticksOf, type TimeScale } from './time-scale.ts'
import css from './lane.module.css'

/** The days below the lanes. */
export function Axis({ scale }: { readonly scale: TimeScale }) {
  return (
    <div className={css.axis}>
      {ticksOf(scale).map(({ at, text }) => {
        const place = scale.place(at, 'begin')
        return (
          <span
            key={at}
            className={place > 92 ? css.tickLast : css.tick}
            style={place > 92 ? { right: `${100 - place}%` } : { left: `${place}%` }}
          >
            {text}
          </span>
        )
      })}
    </div>
  )
}
