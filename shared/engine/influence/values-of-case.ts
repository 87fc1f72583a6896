import type { CaseFile } from '../../casefile/case-file.ts'
import { parseLossless } from '../../proof/lossless-json.ts'
import { isJsonObject } from '../../replay/json-places.ts'
import { SeenValues } from './seen-values.ts'

/** So many decisions are looked at for the values of their attributes, evenly over the case. */
const MOST_DECISIONS = 2_000

const known = new WeakMap<CaseFile, { readonly rebuild: number; readonly values: SeenValues }>()

/** Values that decisions of the case have for their attributes: of all decisions, or of many all over a large case. */
export function valuesOfCase(file: CaseFile): SeenValues {
  const rebuild = file.meta.rebuilds
  const kept = known.get(file)
  if (kept?.rebuild === rebuild) return kept.values
  const values = new SeenValues()
  const last = file.decisions.last
  const count = Math.min(last, MOST_DECISIONS)
  for (let at = 0; at < count; at += 1) {
    const stored = file.decisions.at(1 + Math.floor((at * last) / count))
    if (stored !== undefined) addAll(values, stored.json)
  }
  known.set(file, { rebuild, values })
  return values
}

/** The row is hostile: what is not as a decision has it says nothing. */
function addAll(values: SeenValues, json: string): void {
  const reading = parseLossless(json)
  const decision = reading.ok && isJsonObject(reading.value) ? reading.value : {}
  const attributes = Object.hasOwn(decision, 'attributes') ? decision['attributes'] : undefined
  if (!Array.isArray(attributes)) return
  for (const each of attributes) {
    const attribute: unknown = each
    if (typeof attribute !== 'object' || attribute === null) continue
    const { name, value } = attribute as Record<string, never>
    if (typeof name === 'string' && value !== undefined) values.add(name, value)
  }
}
