import type { JsonValue } from '../../model/json.ts'
import { comparableJson } from '../../proof/canonical-json.ts'

/** The fields of two parts that are not the same JSON, each with what the packet gives and what comes out. */
export function differingFields(claimed: JsonValue, found: JsonValue, whole: string): readonly string[] {
  if (!isRecord(claimed) || !isRecord(found))
    return comparableJson(claimed) === comparableJson(found)
      ? []
      : [`${whole} ${brief(claimed)} in the packet, ${brief(found)} again`]
  const names = [...new Set([...Object.keys(claimed), ...Object.keys(found)])]
  return names
    .map((name) => [name, own(claimed, name), own(found, name)] as const)
    .filter(([, a, b]) => a === undefined || b === undefined || comparableJson(a) !== comparableJson(b))
    .map(([name, a, b]) => `${name} ${brief(a)} in the packet, ${brief(b)} again`)
}

function own(record: Readonly<Record<string, JsonValue>>, name: string): JsonValue | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined
}

function isRecord(value: JsonValue): value is Readonly<Record<string, JsonValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function brief(value: JsonValue | undefined): string {
  if (value === undefined) return 'absent'
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
