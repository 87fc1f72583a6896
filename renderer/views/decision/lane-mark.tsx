import css from './happened.module.css'

/** One shape a source, the same in the legend and on the line. */
export function LaneMark({ lane }: { readonly lane: number }) {
  return (
    <svg className={css.shape} viewBox="0 0 8 8" aria-hidden="true">
      {shapeOf(lane)}
    </svg>
  )
}

function shapeOf(lane: number) {
  switch (lane) {
    case 0:
      return <circle cx="4" cy="4" r="3.5" />
    case 1:
      return <rect x="0.5" y="0.5" width="7" height="7" />
    case 2:
      return <path d="M4 0.4 7.8 7.6H0.2Z" />
    case 3:
      return <circle cx="4" cy="4" r="2.9" fill="none" stroke="currentColor" strokeWidth="1.4" />
    case 4:
      return (
        <rect x="1.1" y="1.1" width="5.8" height="5.8" fill="none" stroke="currentColor" strokeWidth="1.4" />
      )
    default:
      return <path d="M4 1.5 6.9 6.9H1.1Z" fill="none" stroke="currentColor" strokeWidth="1.3" />
  }
}
