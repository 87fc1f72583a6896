import type { PolicyInFull } from '../../../shared/contract/policies.ts'
import { dayMonth } from '../../words/times.ts'

const DAY_MS = 86_400_000
const MOST_TICKS = 8
const STEPS_DAYS = [1, 2, 7, 14] as const
const STEPS_MONTHS = [1, 2, 3, 6, 12, 24, 60, 120, 600, 1200] as const

/** Where a time stands in what is drawn. */
export interface TimeScale {
  readonly from: number
  readonly to: number
  /** In per cent of the width; what lies outside stands at the edge. */
  readonly place: (at: number | null, open: 'begin' | 'end') => number
}

export function scaleOf({ from, to }: NonNullable<PolicyInFull['span']>): TimeScale {
  const length = Math.max(1, to - from)
  return {
    from,
    to,
    place: (at, open) =>
      at === null ? (open === 'begin' ? 0 : 100) : Math.min(100, Math.max(0, ((at - from) / length) * 100)),
  }
}

/** Days or beginnings of months, UTC as the bars are, at most eight of them. */
export function ticksOf({ from, to }: TimeScale): readonly { readonly at: number; readonly text: string }[] {
  const days = (to - from) / DAY_MS
  const step = STEPS_DAYS.find((each) => days / each <= MOST_TICKS)
  const withYear = new Date(from).getUTCFullYear() !== new Date(to).getUTCFullYear()
  const ticks = step === undefined ? monthTicks(from, to) : dayTicks(from, to, step)
  return ticks.map((at) => ({
    at,
    text: withYear ? `${dayMonth(at, 'utc')} ${new Date(at).getUTCFullYear()}` : dayMonth(at, 'utc'),
  }))
}

function dayTicks(from: number, to: number, step: number): readonly number[] {
  const first = Math.ceil(from / (step * DAY_MS)) * step * DAY_MS
  return Array.from(
    { length: Math.floor((to - first) / (step * DAY_MS)) + 1 },
    (_, at) => first + at * step * DAY_MS,
  )
}

function monthTicks(from: number, to: number): readonly number[] {
  const monthOf = (at: number) => new Date(at).getUTCFullYear() * 12 + new Date(at).getUTCMonth()
  const months = monthOf(to) - monthOf(from)
  const step = STEPS_MONTHS.find((each) => months / each <= MOST_TICKS) ?? 12_000
  const first = Math.ceil(monthOf(from) / step) * step
  return Array.from({ length: Math.floor((monthOf(to) - first) / step) + 1 }, (_, at) =>
    Date.UTC(0, first + at * step),
  ).filter((at) => at >= from && at <= to)
}
