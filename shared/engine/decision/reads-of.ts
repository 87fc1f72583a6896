import type { Bind, PolicyVersion } from '../../model/policy.ts'
import { isRead, readNames } from '../../replay/reads.ts'
import { policyReading, type ReadLine } from './policy-reading.ts'

/** What a policy version reads of the attributes, by its text. */
export interface ReadsOf {
  /** Whether the text could be read at all. */
  readonly known: boolean
  has(attribute: string): boolean
  /** The first line that reads it: in a determining rule, where there is one. */
  lineOf(attribute: string): ReadLine | undefined
  /** The attributes that a read is of, among those given. */
  attributesOf(read: ReadLine, attributes: readonly string[]): readonly string[]
}

const NOT_KNOWN: ReadsOf = {
  known: false,
  has: () => false,
  lineOf: () => undefined,
  attributesOf: () => [],
}

/** `determining`: the rules whose lines come first. */
export function readsOf(
  version: PolicyVersion | undefined,
  bind: Bind | undefined,
  determining: readonly string[],
): ReadsOf {
  const reading = version === undefined ? undefined : policyReading(version)
  if (reading === undefined) return NOT_KNOWN
  const decided = reading.rules.filter(({ ids }) => ids.some((id) => determining.includes(id)))
  const isDecided = ({ path, line }: ReadLine) =>
    decided.some((rule) => rule.path === path && rule.from <= line && line <= rule.to)
  const lines = [...reading.reads.filter(isDecided), ...reading.reads.filter((read) => !isDecided(read))].map(
    (read) => ({ read, names: readNames(new Set([read.names.join('.')]), bind) }),
  )
  const all = readNames(reading.paths, bind)
  return {
    known: true,
    has: (attribute) => isRead(all, attribute),
    lineOf: (attribute) => lines.find(({ names }) => isRead(names, attribute))?.read,
    attributesOf: (read, attributes) => {
      const names = lines.find((each) => each.read === read)?.names ?? new Set<string>()
      return attributes.filter((attribute) => isRead(names, attribute))
    },
  }
}
