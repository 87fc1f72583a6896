import { LINE, NO_CODE } from '../../model/segment.ts'
import type { LineColumns } from './line-columns.ts'

/**
 * For each (workflow, stage): by which runs it was entered, as far as a rule must know: none, one, or
 * more than one. Runs are known by the hash of their ids.
 */
export function stagesEntered(
  lines: LineColumns,
  isDuplicate: (ordinal: number) => boolean,
  hashOf: (text: string) => number,
): (workflow: string, stage: string, run: string) => boolean {
  const byRun = new Float64Array(lines.stages.length).fill(Number.NaN)
  const byMany = new Uint8Array(lines.stages.length)
  for (let ordinal = 0; ordinal < lines.count; ordinal += 1) {
    const code = lines.entered[ordinal] as number
    if (code === NO_CODE || lines.kind[ordinal] !== LINE.accepted || isDuplicate(ordinal)) continue
    const run = lines.run[ordinal] as number
    if (Number.isNaN(byRun[code])) byRun[code] = run
    else if (byRun[code] !== run) byMany[code] = 1
  }
  const codes = new Map(lines.stages.map((text, code) => [text, code]))
  return (workflow, stage, run) => {
    const code = codes.get(JSON.stringify([workflow, stage]))
    return code !== undefined && (byMany[code] === 1 || byRun[code] !== hashOf(run))
  }
}
