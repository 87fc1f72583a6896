import type { PolicyVersion } from '../../model/policy.ts'
import type { Blocked, CompiledPolicy, PolicyEngine } from '../policy-engine.ts'
import { evaluate } from './evaluation.ts'
import { literalsOf } from './literals.ts'
import { prepareRules } from './prepare-rules.ts'
import { readName } from './read-name.ts'
import { residual } from './residual.ts'
import { readCelText } from './read-text.ts'
import { celTraps } from './traps.ts'

/** Rules whose conditions are CEL, by @bufbuild/cel; `readRules` says how they are written. */
export const celEngine: PolicyEngine = {
  name: 'cel',
  label: 'cel 0.6.1',
  can: 'evaluate',
  compile,
  readText: readCelText,
  traps: celTraps,
}

function compile(version: PolicyVersion): CompiledPolicy | Blocked {
  const rules = prepareRules(version)
  if ('kind' in rules) return rules
  const expressions = rules.flatMap(({ when, unless }) => [when, unless].filter((each) => each !== undefined))
  const names = new Map(
    rules.flatMap(({ id, position }) => [
      [position, id],
      [id, id],
    ]),
  )
  const reads = expressions.flatMap((each) => each.reads.map(({ path }) => readName(path)))
  const numbers = version.options?.numbers ?? 'unsaid'
  return {
    kind: 'compiled',
    evaluate: (request) => evaluate(rules, numbers, request),
    residual: (request, attribute) => residual(rules, numbers, request, attribute),
    staticReads: () => new Set(reads.filter((name) => name !== undefined)),
    ruleNames: () => names,
    literals: () => literalsOf(expressions),
    dispose: () => {},
  }
}
