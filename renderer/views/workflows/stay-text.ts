import { duration } from '../../words/times.ts'

/** Two digits, for it is known within 1 %: `0.5 s`, `15 s`, `90 s`, `40 min`. */
export function stayText(milliseconds: number | null): string {
  if (milliseconds === null) return ''
  if (milliseconds < 10_000) return `${Number((milliseconds / 1000).toPrecision(2))} s`
  return milliseconds < 120_000 ? `${Math.round(milliseconds / 1000)} s` : duration(milliseconds)
}
