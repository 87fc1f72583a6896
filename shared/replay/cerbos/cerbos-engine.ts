import type { PolicyVersion } from '../../model/policy.ts'
import { blocked, type Blocked, type CompiledPolicy, type PolicyEngine } from '../policy-engine.ts'
import { compileTable } from './compile-table.ts'
import { evaluator } from './evaluate.ts'
import { type PreparedVersion, versionParts } from './prepared-version.ts'
import { readStore } from './read-store.ts'
import { readCerbosText } from './read-text.ts'
import { cerbosTraps } from './traps.ts'
import { brokenSelf } from './broken-policies.ts'
import { literalsOf, ruleNamesOf, staticReadsOf } from './version-facts.ts'
import { StoreRefused } from './store-refused.ts'

/** Cerbos policies, as PDPs of version 0.55 answer by them. */
export const cerbosEngine: PolicyEngine = {
  name: 'cerbos',
  label: 'cerbos 0.55 (docket)',
  can: 'evaluate',
  compile: (version) => {
    try {
      return compile(version)
    } catch (error) {
      if (error instanceof StoreRefused) return blocked('evaluation-error', error.message, error.place)
      if (error instanceof RangeError)
        return blocked('evaluation-error', 'its definitions are nested too deeply')
      throw error
    }
  },
  readText: readCerbosText,
  traps: cerbosTraps,
}

function compile(version: PolicyVersion): CompiledPolicy | Blocked {
  const store = readStore(version)
  const prepared: PreparedVersion = {
    store,
    table: compileTable(store.policies),
    ...versionParts(version, store.policies),
  }
  const broken = brokenSelf(prepared)
  if (broken !== undefined) return blocked('evaluation-error', broken.problem, broken.place)
  const names = ruleNamesOf(store.policies)
  return {
    kind: 'compiled',
    evaluate: evaluator(prepared),
    staticReads: () => staticReadsOf(store.policies),
    ruleNames: () => names,
    literals: () => literalsOf(store.policies),
    dispose: () => {},
  }
}
