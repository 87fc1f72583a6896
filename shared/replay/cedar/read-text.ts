import type { JsonValue } from '../../model/json.ts'
import type { PolicyVersion } from '../../model/policy.ts'
import { parseLossless } from '../../proof/lossless-json.ts'
import type { PolicyText } from '../policy-text.ts'
import { readableTexts } from '../version-texts.ts'
import { contextReads } from './context-reads.ts'
import { isJsonObject } from '../json-places.ts'
import { rulePlaces } from './rule-places.ts'
import { textReads } from './text-reads.ts'

/** What the Cedar texts of a version say, read without the engine; files that are no text say nothing. */
export function readCedarText(version: PolicyVersion): PolicyText {
  const files = readableTexts(version)
  const isJson = (path: string) => /\.json$/i.test(path)
  const reads = files
    .filter(({ path }) => !isJson(path))
    .flatMap(({ path, text }) => textReads(text).map(({ path: names, at }) => ({ path, names, at })))
  const inJson = files.filter(({ path }) => isJson(path)).flatMap(({ text }) => policiesOfJson(text))
  return {
    rules: rulePlaces(files),
    reads,
    names: new Set([...reads.map(({ names }) => names.join('.')), ...contextReads(inJson)]),
  }
}

/** Policies of a file in Cedar's JSON format: one, or a set. */
function policiesOfJson(text: string): readonly JsonValue[] {
  const reading = parseLossless(text)
  if (!reading.ok) return []
  const parts = ['staticPolicies', 'templates'].map((part) => partOf(reading.value, part))
  return [reading.value, ...parts.flatMap((part) => Object.values(part))]
}

function partOf(value: JsonValue, key: string): Readonly<Record<string, JsonValue>> {
  const part = isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
  return part !== undefined && isJsonObject(part) ? part : {}
}
