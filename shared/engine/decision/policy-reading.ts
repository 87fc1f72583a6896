import type { PolicyVersion } from '../../model/policy.ts'
import { parseLossless } from '../../proof/lossless-json.ts'
import { contextReads } from '../../replay/cedar/context-reads.ts'
import { type RulePlace, rulePlaces } from '../../replay/cedar/rule-places.ts'
import { textReads } from '../../replay/cedar/text-reads.ts'
import type { JsonValue } from '../../model/json.ts'
import { lineCounter } from './line-counter.ts'

/** A rule with its lines, from 1, both inclusive. */
export interface RuleLines extends Pick<RulePlace, 'ids' | 'effect' | 'path'> {
  readonly from: number
  readonly to: number
}

/** A read of the request's context, with its line. */
export interface ReadLine {
  readonly path: string
  readonly line: number
  /** Names from the context down; none: the whole context. */
  readonly names: readonly string[]
}

/** What a policy version's texts say, read without its engine. */
export interface PolicyReading {
  readonly rules: readonly RuleLines[]
  readonly reads: readonly ReadLine[]
  /** Dotted paths of all reads, those of JSON files too; `''`: the whole context. */
  readonly paths: ReadonlySet<string>
}

const known = new WeakMap<PolicyVersion, PolicyReading | 'not-read'>()

/** Undefined where the language of the version is not read, or its files are no text. Worked out once a version. */
export function policyReading(version: PolicyVersion): PolicyReading | undefined {
  const before = known.get(version)
  if (before !== undefined) return before === 'not-read' ? undefined : before
  const reading = version.engine === 'cedar' ? cedarReading(version) : undefined
  known.set(version, reading ?? 'not-read')
  return reading
}

function cedarReading(version: PolicyVersion): PolicyReading | undefined {
  const texts = version.texts.map((path) => ({ path, text: fileText(version, path) }))
  const files = texts.filter((file): file is { path: string; text: string } => file.text !== undefined)
  if (files.length < texts.length) return undefined
  const isJson = (path: string) => /\.json$/i.test(path)
  const lines = new Map(files.map(({ path, text }) => [path, lineCounter(text)]))
  const lineAt = (path: string, at: number) => lines.get(path)?.(at) ?? 1
  const reads = files
    .filter(({ path }) => !isJson(path))
    .flatMap(({ path, text }) =>
      textReads(text).map(({ path: names, at }) => ({ path, line: lineAt(path, at), names })),
    )
  const inJson = files.filter(({ path }) => isJson(path)).flatMap(({ text }) => policiesOfJson(text))
  return {
    reads,
    paths: new Set([...reads.map(({ names }) => names.join('.')), ...contextReads(inJson)]),
    rules: rulePlaces(files).map(({ ids, effect, path, from, to }) => ({
      ids,
      effect,
      path,
      from: lineAt(path, from),
      to: lineAt(path, Math.max(from, to - 1)),
    })),
  }
}

/** Policies of a file in Cedar's JSON format: one, or a set. */
function policiesOfJson(text: string): readonly JsonValue[] {
  const reading = parseLossless(text)
  if (!reading.ok) return []
  const parts = ['staticPolicies', 'templates'].map((part) => ownObject(reading.value, part))
  return [reading.value, ...parts.flatMap((part) => Object.values(part))]
}

function ownObject(value: JsonValue, key: string): Readonly<Record<string, JsonValue>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, key))
    return {}
  const part = (value as Readonly<Record<string, JsonValue>>)[key]
  return typeof part === 'object' && part !== null && !Array.isArray(part)
    ? (part as Readonly<Record<string, JsonValue>>)
    : {}
}

/** A file's text; undefined where it is none. */
function fileText({ files }: PolicyVersion, path: string): string | undefined {
  const bytes = files.find((each) => each.path === path)?.bytes
  if (bytes === undefined) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
