import type { PolicySet, Schema } from '@cedar-policy/cedar-wasm/nodejs'
import type { PolicyVersion } from '../../model/policy.ts'
import { parseLossless } from '../../proof/lossless-json.ts'
import { blocked, type CompiledPolicy, type PolicyEngine } from '../policy-engine.ts'
import { contextReads } from './context-reads.ts'
import { evaluator } from './evaluation.ts'
import { hold } from './held-by-engine.ts'
import { literalEntities } from './literal-entities.ts'
import { literalsOf } from './literals.ts'
import { readPolicyFiles } from './policy-files.ts'
import { readCedarText } from './read-text.ts'
import { PolicyRefused, type Rules } from './policy-rules.ts'
import { residuals } from './residual.ts'
import { ruleNames } from './rule-names.ts'
import { entitiesOf } from './version-entities.ts'
import { checkSize, fileText } from './version-files.ts'
import { cedarTraps } from './traps.ts'
import { cedar } from './wasm.ts'

/** Cedar, by its vendor's WebAssembly build. */
export const cedarEngine: PolicyEngine = {
  name: 'cedar',
  label: `cedar ${cedar.getCedarVersion()}`,
  can: 'evaluate',
  compile: (version) => {
    try {
      return compile(version)
    } catch (error) {
      if (error instanceof PolicyRefused) return blocked('evaluation-error', error.message)
      throw error
    }
  },
  readText: readCedarText,
  traps: cedarTraps,
}

function compile(version: PolicyVersion): CompiledPolicy {
  checkSize(version)
  const rules = readPolicyFiles(version.texts.map((path) => ({ path, text: fileText(version, path) })))
  const schema = version.schema === undefined ? undefined : readSchema(fileText(version, version.schema))
  const policies = policySet(rules)
  const held = hold(policies, schema)
  const json = rules.rules.map((rule) => rule.json)
  const names = ruleNames(rules)
  const prepared = {
    rules,
    held,
    validateRequests: version.validateRequests && schema !== undefined,
    entities: entitiesOf(version, schema),
    looksInto: literalEntities(json),
  }
  const literals = literalsOf(rules.rules)
  return {
    kind: 'compiled',
    evaluate: evaluator(prepared),
    ...(schema === undefined ? { residual: residuals(prepared, policies) } : {}),
    staticReads: () => contextReads(json),
    ruleNames: () => names,
    literals: () => literals,
    dispose: () => held.release(),
  }
}

function policySet({ rules, links }: Rules): PolicySet {
  const of = (kind: 'static' | 'template') =>
    Object.fromEntries(rules.filter((rule) => rule.kind === kind).map((rule) => [rule.policyId, rule.given]))
  const twice = firstRepeated([...rules.map(({ policyId }) => policyId), ...links.map(({ newId }) => newId)])
  if (twice !== undefined) throw new PolicyRefused(`two policies have the id ${twice}`)
  return {
    staticPolicies: of('static'),
    templates: of('template'),
    templateLinks: links.map(({ templateId, newId, values }) => ({
      templateId,
      newId,
      values: { ...values },
    })),
  }
}

/** A schema in Cedar's JSON format is an object; no schema text starts with a brace. */
function readSchema(text: string): Schema {
  if (!text.trimStart().startsWith('{')) return text
  const reading = parseLossless(text)
  if (!reading.ok) throw new PolicyRefused(`the schema: ${reading.detail}`)
  return reading.value as Schema
}

function firstRepeated(ids: readonly string[]): string | undefined {
  const seen = new Set<string>()
  return ids.find((id) => seen.size === seen.add(id).size)
}
