import { MAX_DEPTH } from '../../../proof/lossless-json.ts'
import { type JsonReadingRules, valueOfJson } from '../values/json-value.ts'
import type { Value } from '../values/value.ts'
import { readYaml } from '../read-yaml.ts'
import { BundleRefused } from './bundle-refused.ts'

/** OPA lets the last of two equal keys count; two readers would read two things, so it is refused here. */
const RULES: JsonReadingRules = { duplicates: 'refused', maxDepth: MAX_DEPTH }

/** A file of JSON or YAML. Throws BundleRefused. */
export function readDataFile(path: string, text: string): Value {
  if (/\.ya?ml$/.test(path)) return readYaml(path, text)
  const reading = valueOfJson(text, RULES)
  if (!reading.ok) throw new BundleRefused(`${path}: ${reading.detail}`)
  return reading.value
}
