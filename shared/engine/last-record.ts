import type { CaseFile } from '../casefile/case-file.ts'
import { LINE } from '../model/segment.ts'
import type { Instant } from '../model/time.ts'

/** The time of the case's last record, effects included; undefined where there is none. */
export function lastRecordOf(file: CaseFile): Instant | undefined {
  let last = Number.NEGATIVE_INFINITY
  for (const { id } of file.sources.list())
    for (const { count, kind, time } of file.lines.segments(id))
      for (let line = 0; line < count; line += 1)
        if (kind[line] === LINE.accepted && (time[line] as number) > last) last = time[line] as number
  return last === Number.NEGATIVE_INFINITY ? undefined : last
}
