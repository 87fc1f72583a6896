import type { OnProgress, Progress } from '../../shared/model/progress.ts'
import type { Output } from './output.ts'
import { grouped } from './table.ts'

/** Shows progress on a terminal: a bar, the rate and the time left, as far as they are known. */
export function progressLine(output: Output): OnProgress {
  const started = new Map<string, number>()
  return (progress) => {
    const key = `${progress.phase} ${progress.subject ?? ''}`
    const since = started.get(key) ?? performance.now()
    started.set(key, since)
    output.state(lineOf(progress, (performance.now() - since) / 1000))
  }
}

function lineOf(progress: Progress, seconds: number): string {
  const { phase, subject, doneBytes, totalBytes, records, decisions } = progress
  const share = totalBytes === undefined || totalBytes === 0 ? undefined : Math.min(1, doneBytes / totalBytes)
  const rate = seconds > 0 ? Math.round((decisions ?? records) / seconds) : 0
  const left = share === undefined || share === 0 || share === 1 ? undefined : (seconds / share) * (1 - share)
  return [
    `${phase} ${subject ?? ''}`.trimEnd(),
    share === undefined ? '' : bar(share),
    decisions === undefined ? `${grouped(records)} records` : `${grouped(decisions)} decisions`,
    `${grouped(rate)}/s`,
    left === undefined ? '' : `${duration(left)} left`,
  ]
    .filter((part) => part !== '')
    .join('  ')
}

function bar(share: number): string {
  const full = Math.round(share * 24)
  return `[${'#'.repeat(full)}${'.'.repeat(24 - full)}] ${String(Math.floor(share * 100)).padStart(3)}%`
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds)
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}
