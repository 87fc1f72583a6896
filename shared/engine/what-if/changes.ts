import { DocketError } from '../../model/error.ts'
import type { AttributeChange } from '../../model/what-if-view.ts'
import { parseLossless } from '../../proof/lossless-json.ts'
import type { Change } from '../../replay/what-if/changeable-request.ts'
import { name } from '../decision/bounded.ts'

/** Changes as they are asked for, their values read. Throws USAGE for a value that is no JSON. */
export function readChanges(changes: readonly AttributeChange[]): readonly Change[] {
  return changes.map((change) => {
    if (change.kind === 'unset') return { name: change.name, value: undefined }
    const reading = parseLossless(change.json)
    if (reading.ok) return { name: change.name, value: reading.value }
    const problem = `the value of ${name(change.name)} is no JSON: ${reading.detail}`
    throw new DocketError('USAGE', { problem, verb: 'replay' })
  })
}
