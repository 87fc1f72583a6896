import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { steadyProgress } from '../../../electron/engine-host/steady-progress.ts'

const at = (records: number) => ({ phase: 'import', doneBytes: 0, records, quarantined: 0 }) as const

describe('the progress of a job', () => {
  let told: number[]
  let progress: ReturnType<typeof steadyProgress>

  beforeEach(() => {
    vi.useFakeTimers()
    told = []
    progress = steadyProgress(({ records }) => told.push(records))
  })
  afterEach(() => vi.useRealTimers())

  it('is told at once, then at most ten times a second, the newest each time', () => {
    for (let ms = 0; ms < 999; ms += 1) {
      progress.tell(at(ms))
      vi.advanceTimersByTime(1)
    }
    expect(told).toHaveLength(10)
    expect(told[0]).toBe(0)
    expect(told.at(-1)).toBeGreaterThan(850)
  })

  it('is told though nothing follows', () => {
    progress.tell(at(1))
    progress.tell(at(2))
    expect(told).toEqual([1])
    vi.advanceTimersByTime(100)
    expect(told).toEqual([1, 2])
  })

  it('is told to its last at the end, once, and not after', () => {
    progress.tell(at(1))
    progress.tell(at(2))
    progress.end()
    progress.tell(at(3))
    vi.advanceTimersByTime(1000)
    expect(told).toEqual([1, 2])
  })
})
