import type { CaseFile } from '../../casefile/case-file.ts'
import type { RuleTally } from '../../model/case-tally.ts'
import { MOST_TRAPS, type PolicyTrapLine } from '../../model/policy-view.ts'
import { engineNamed } from '../../replay/engines.ts'
import type { PolicyTrap } from '../../replay/policy-text.ts'
import { textOfFile } from '../../replay/version-texts.ts'
import { readCaseDefinitions } from '../case-definitions.ts'
import { lineCounter } from '../decision/line-counter.ts'

/** The traps of a policy version with the decisions that rest on them; none where it is in no bundle. */
export function policyTraps(
  file: CaseFile,
  id: string,
  version: string,
): { traps: PolicyTrapLine[]; more: number } {
  const found = readCaseDefinitions(file).policies.find(
    (each) => each.policy === id && each.version === version,
  )
  if (found === undefined) return { traps: [], more: 0 }
  const traps = engineNamed(found.engine).traps(found)
  const rules = file.policyTallies.rulesOf(id, version)
  const listed = traps.slice(0, MOST_TRAPS)
  const paths = new Set(listed.map(({ path }) => path))
  const counters = new Map([...paths].map((path) => [path, lineCounter(textOfFile(found, path) ?? '')]))
  const lines = listed.map((trap) => lineOf(trap, counters, rules))
  return { traps: lines, more: traps.length - lines.length }
}

function lineOf(
  trap: PolicyTrap,
  counters: ReadonlyMap<string, ReturnType<typeof lineCounter>>,
  counts: readonly RuleTally[] | undefined,
): PolicyTrapLine {
  const { kind, message, rules, path, from, to } = trap
  const lineAt = (at: number) => counters.get(path)?.(at) ?? 1
  return {
    kind,
    message,
    rules: [...rules],
    path,
    from: lineAt(from),
    to: lineAt(Math.max(from, to - 1)),
    decisions: counts === undefined ? null : touched(trap, counts),
  }
}

/** A missing answer touches what no rule decided; anything else, what its rules decided. */
function touched({ kind, rules }: PolicyTrap, counts: readonly RuleTally[]): number {
  const named = kind === 'no-default' || kind === 'missing-else' ? [''] : rules
  return counts.filter(({ rule }) => named.includes(rule)).reduce((sum, { decisions }) => sum + decisions, 0)
}
