import { type AttributeView, type DecisionView, MOST_LISTED } from '../../model/decision-view.ts'
import type { JsonValue } from '../../model/json.ts'
import type { PolicyVersion } from '../../model/policy.ts'
import { parseLossless } from '../../proof/lossless-json.ts'
import { name, valueText } from './bounded.ts'
import { policyReading } from './policy-reading.ts'
import type { ReadsOf } from './reads-of.ts'

const MOST_VALUE_CHARS = 120

/**
 * The values that the lines of a version read of a request, like a debugger shows them; null where the request has
 * none. Empty where no request is known, or the text is not read.
 */
export function valuesSeen(
  version: PolicyVersion | undefined,
  request: string | undefined,
  { attributes, reads }: { readonly attributes: readonly AttributeView[]; readonly reads: ReadsOf },
): DecisionView['saw'] {
  const reading = version === undefined ? undefined : policyReading(version)
  const context = request === undefined ? undefined : contextOf(request)
  if (reading === undefined || context === undefined) return []
  const outside = attributes
    .filter(({ breach, excepted }) => breach && excepted === null)
    .map((each) => each.name)
  return reading.reads
    .filter(({ names }) => names.length > 0)
    .slice(0, MOST_LISTED)
    .map((read) => {
      const value = valueAt(context, read.names)
      return {
        path: read.path,
        line: read.line,
        name: name(read.names.join('.')),
        value: value === undefined ? null : valueText(value, MOST_VALUE_CHARS).text,
        breach: value !== undefined && reads.attributesOf(read, outside).length > 0,
      }
    })
}

/** Nothing for a request that has none. */
function contextOf(request: string): JsonValue | undefined {
  const reading = parseLossless(request)
  return reading.ok ? (valueAt(reading.value, ['context']) ?? {}) : undefined
}

/** Only own keys are followed: they come from the evidence. */
function valueAt(value: JsonValue, names: readonly string[]): JsonValue | undefined {
  let at: unknown = value
  for (const key of names) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined
    at = (at as Readonly<Record<string, unknown>>)[key]
  }
  return at as JsonValue | undefined
}
