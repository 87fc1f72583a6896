import { dateOnly, type Zone } from '../../words/times.ts'

/** `2026-04 to 06`, `2025-10 to 2026-01`, `2026-05`: the months of the first and the last decision. */
export function periodWords(from: string | null, to: string | null, zone: Zone): string {
  if (from === null || to === null) return ''
  const first = dateOnly(from, zone).slice(0, 7)
  const last = dateOnly(to, zone).slice(0, 7)
  if (first === last) return first
  return `${first} to ${first.slice(0, 4) === last.slice(0, 4) ? last.slice(5) : last}`
}
