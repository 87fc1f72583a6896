import type { PolicyVersion } from '../../../model/policy.ts'
import type { PolicyText, RulePlace } from '../../policy-text.ts'
import type { Module, Rule } from '../ast.ts'
import { staticPath } from '../compile/heads.ts'
import { idOf } from '../compile/rule-id.ts'
import { inputReads } from './input-reads.ts'
import { textModules } from './text-modules.ts'

/** What the Rego texts of a version say, those that do not compile too. Never throws. */
export function readRegoText(version: PolicyVersion): PolicyText {
  const modules = textModules(version)
  const reads = modules.flatMap(inputReads)
  return {
    rules: modules.flatMap((module) => module.rules.map((rule) => placeOf(rule, module))),
    reads,
    names: new Set(reads.map(({ names }) => names.join('.'))),
  }
}

/** Several bodies of one path are several places with one id. Whether it permits depends on what is asked. */
function placeOf(rule: Rule, module: Module): RulePlace {
  const { from, to } = rule.at
  return { ids: [ruleIdOf(rule, module)], effect: undefined, path: module.path, from, to }
}

export function ruleIdOf(rule: Rule, module: Pick<Module, 'package'>): string {
  return idOf([...module.package, ...staticPath(rule)])
}
