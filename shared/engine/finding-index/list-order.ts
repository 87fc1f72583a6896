import type { FindingIndex } from './finding-index.ts'

/** How many of a list have a time: they come first in it. */
export function timedOf({ time }: FindingIndex, list: Uint32Array): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (Number.isNaN(time[list[middle] as number] ?? 0)) high = middle
    else low = middle + 1
  }
  return low
}

/** The place that stands at a rank of a list, up or down: what has no time is last either way. */
export function placeAt(list: Uint32Array, timed: number, order: 'up' | 'down', rank: number): number {
  return list[order === 'down' && rank < timed ? timed - 1 - rank : rank] as number
}
