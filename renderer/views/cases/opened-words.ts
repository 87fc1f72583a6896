import { dateOnly, dateTime, type Zone } from '../../words/times.ts'

/** `today, 14:31Z`, `yesterday`, else the date. */
export function openedWords(at: string, zone: Zone, now: Date): string {
  const date = dateOnly(at, zone)
  const [, time = ''] = dateTime(at, zone, 'minute').split(' ')
  if (date === dateOnly(now.getTime(), zone)) return `today, ${time}`
  const yesterday = now.getTime() - 24 * 60 * 60 * 1000
  return date === dateOnly(yesterday, zone) ? `yesterday, ${time}` : date
}
