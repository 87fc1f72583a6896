import type { PolicyVersion } from '../../model/policy.ts'
import { sortedOnce } from '../byte-order.ts'
import {
  type Blocked,
  blocked,
  type CompiledPolicy,
  type EngineRequest,
  type Evaluation,
  notEvaluated,
  type PolicyEngine,
} from '../policy-engine.ts'
import { textPlace } from '../text-place.ts'
import { type Answer, answer } from './evaluation.ts'
import { literalsOf } from './literals.ts'
import { outcomeOf } from './outcome.ts'
import { readDmnText } from './read-text.ts'
import { staticReads } from './reads.ts'
import { checkEvaluated } from './refused-elements.ts'
import { DmnRefused } from './refusal.ts'
import { ruleNames } from './rules.ts'
import { dmnTraps } from './traps.ts'
import { modelsOf, type VersionModels } from './version-models.ts'

/**
 * DMN 1.1 to 1.6, its FEEL read by feelin's grammar and evaluated here, in decimal128 and with dates of its own, since
 * feelin itself counts in doubles and takes the machine's time zone.
 */
export const dmnEngine: PolicyEngine = {
  name: 'dmn',
  label: 'dmn (feelin 6.1.1)',
  can: 'evaluate',
  compile: (version) => {
    try {
      const models = modelsOf(version)
      checkEvaluated(models, version.options?.decision)
      return compiled(version, models)
    } catch (error) {
      if (error instanceof DmnRefused) return refused(version, error)
      throw error
    }
  },
  readText: readDmnText,
  traps: dmnTraps,
}

function compiled(version: PolicyVersion, models: VersionModels): CompiledPolicy {
  const names = ruleNames(models)
  return {
    kind: 'compiled',
    evaluate: (request) => evaluation(models, request, version.options?.decision),
    staticReads: () => staticReads(models),
    ruleNames: () => names,
    literals: () => literalsOf(models),
    dispose: () => {},
  }
}

function refused(version: PolicyVersion, { message, path, at }: DmnRefused): Blocked {
  const place = path === undefined || at === undefined ? undefined : textPlace(version, path, at)
  return blocked('evaluation-error', message, place)
}

function evaluation(models: VersionModels, request: EngineRequest, decision: string | undefined): Evaluation {
  const given = answer(models, request, decision)
  const clock = given.clockRead ? { clock: 'assumed' as const } : {}
  if (!given.ok) return { ...notEvaluated(given.why), ...clock }
  const { name } = given.decision.element
  const outcome = outcomeOf(given.value)
  if (outcome.kind === 'other')
    return { ...notEvaluated(`${name} gives ${outcome.what}, which is no outcome`), ...clock }
  const none = outcome.kind === 'none' ? [`${name}: no rule gave an outcome, which counts as a denial`] : []
  const { determining, positions } = determiningOf(given, outcome.kind === 'none')
  const missing = [...given.missing].map((input) => `${name}: the request does not give the input ${input}`)
  return {
    ok: true,
    outcome: outcome.kind === 'none' ? 'deny' : outcome.outcome,
    determining,
    determiningPositions: positions,
    errors: sortedOnce([...none, ...missing, ...given.warnings.map((warning) => `${name}: ${warning}`)]),
    erringPositions: sortedOnce(given.trace.clashing.map(({ position }) => position)),
    missingAttributes: sortedOnce(missing),
    reads: sortedOnce(given.reads),
    ...clock,
  }
}

/**
 * The rules that gave the outcome: those of the tables in the decision's own logic that held and count by the hit
 * policy. A decision without a table stands for itself. Rules of required decisions gave its inputs, not its outcome.
 */
function determiningOf(given: Extract<Answer, { ok: true }>, none: boolean) {
  const { name } = given.decision.element
  if (given.trace.tables === 0)
    return none ? { determining: [], positions: [] } : { determining: [name], positions: [name] }
  return {
    determining: sortedOnce(given.trace.matched.map(({ id }) => id)),
    positions: sortedOnce(given.trace.matched.map(({ position }) => position)),
  }
}
