import { LINE } from '../../model/segment.ts'
import { type Groups, groupOrdinals } from './group-ordinals.ts'
import type { LineColumns } from './line-columns.ts'

/**
 * The lines of every run, runs in the order in which they first appear. Runs are told apart by the
 * 53-bit hash of their ids: a group may hold two runs whose hashes collide, and who reads the lines
 * tells them apart by the text.
 */
export function groupRuns(lines: LineColumns, isDuplicate: (ordinal: number) => boolean): Groups {
  const numbers = new Map<number, number>()
  const groups = new Int32Array(lines.count).fill(-1)
  for (let ordinal = 0; ordinal < lines.count; ordinal += 1) {
    const run = lines.run[ordinal] as number
    if (lines.kind[ordinal] !== LINE.accepted || Number.isNaN(run) || isDuplicate(ordinal)) continue
    let number = numbers.get(run)
    if (number === undefined) {
      number = numbers.size
      numbers.set(run, number)
    }
    groups[ordinal] = number
  }
  return groupOrdinals(lines.count, numbers.size, (ordinal) => groups[ordinal] as number)
}
