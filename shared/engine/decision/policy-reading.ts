import type { PolicyVersion } from '../../model/policy.ts'
import { engineNamed } from '../../replay/engines.ts'
import type { ReadPlace, RulePlace } from '../../replay/policy-text.ts'
import { textOfFile } from '../../replay/version-texts.ts'
import { lineCounter } from './line-counter.ts'

/** A rule with its lines, from 1, both inclusive. */
export interface RuleLines extends Pick<RulePlace, 'ids' | 'effect' | 'path'> {
  readonly from: number
  readonly to: number
}

/** A read of the request's context, with its line. */
export interface ReadLine extends Pick<ReadPlace, 'path' | 'names'> {
  readonly line: number
}

/** What a policy version's texts say, read without running them. */
export interface PolicyReading {
  readonly rules: readonly RuleLines[]
  readonly reads: readonly ReadLine[]
  /** Dotted names of all reads; `''`: the whole context. */
  readonly paths: ReadonlySet<string>
}

const known = new WeakMap<PolicyVersion, PolicyReading | 'not-read'>()

/** Undefined where no engine reads the version, or its files are no text. Worked out once a version. */
export function policyReading(version: PolicyVersion): PolicyReading | undefined {
  const before = known.get(version)
  if (before !== undefined) return before === 'not-read' ? undefined : before
  const reading = readingOf(version)
  known.set(version, reading ?? 'not-read')
  return reading
}

function readingOf(version: PolicyVersion): PolicyReading | undefined {
  const texts = version.texts.map((path) => ({ path, text: textOfFile(version, path) }))
  if (texts.some(({ text }) => text === undefined)) return undefined
  const lines = new Map(texts.map(({ path, text }) => [path, lineCounter(text ?? '')]))
  const lineAt = (path: string, at: number) => lines.get(path)?.(at) ?? 1
  const { rules, reads, names } = engineNamed(version.engine).readText(version)
  return {
    reads: reads.map(({ path, names: below, at }) => ({ path, line: lineAt(path, at), names: below })),
    paths: names,
    rules: rules.map(({ ids, effect, path, from, to }) => ({
      ids,
      effect,
      path,
      from: lineAt(path, from),
      to: lineAt(path, Math.max(from, to - 1)),
    })),
  }
}
