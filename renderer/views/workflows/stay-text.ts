import { duration } from '../../words/times.ts'

/** Two digits, for it is known within 1 %: `0.5 s`, `15 s`, `40 min`. */
export function stayText(milliseconds: number | null): string {
  if (milliseconds === null) return ''
  return milliseconds < 10_000 ? `${Number((milliseconds / 1000).toPrecision(2))} s` : duration(milliseconds)
}
