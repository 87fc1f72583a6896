import { assertNever } from '../model/assert-never.ts'
import type { EngineName, PolicyVersion } from '../model/policy.ts'
import { cedarEngine } from './cedar/cedar-engine.ts'
import { celEngine } from './cel/cel-engine.ts'
import { cerbosEngine } from './cerbos/cerbos-engine.ts'
import { empowerNowEngine } from './empowernow/empowernow-engine.ts'
import { dmnEngine } from './dmn/dmn-engine.ts'
import { regoEngine } from './rego/rego-engine.ts'
import type { Blocked, CompiledPolicy, PolicyEngine } from './policy-engine.ts'

/** The engine of that name. */
export function engineNamed(name: EngineName): PolicyEngine {
  switch (name) {
    case 'cedar':
      return cedarEngine
    case 'rego':
      return regoEngine
    case 'cel':
      return celEngine
    case 'cerbos':
      return cerbosEngine
    case 'empowernow':
      return empowerNowEngine
    case 'dmn':
      return dmnEngine
    default:
      return assertNever(name)
  }
}

/** Whether requests can be put to policies of this kind. */
export function isAvailable(name: EngineName): boolean {
  return engineNamed(name).can === 'evaluate'
}

/** Says that no engine evaluates policies of this kind. */
export function engineUnavailable(name: EngineName): string {
  return `no engine for ${name} policies is available`
}

/** Makes a version ready in the engine that it names. Throws EngineStopped where the engine broke down. */
export function compileVersion(version: PolicyVersion): CompiledPolicy | Blocked {
  return engineNamed(version.engine).compile(version)
}
