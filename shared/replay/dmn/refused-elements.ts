import { chooseDecision } from './choose-decision.ts'
import type { CompiledElement } from './compiled.ts'
import type { Required } from './model-set.ts'
import type { DmnRefused } from './refusal.ts'
import { elementsOf } from './rules.ts'
import type { VersionModels } from './version-models.ts'

/**
 * Throws DmnRefused where the decision that is asked cannot be evaluated, for its own logic or for what it requires.
 * Where the request says which one, a version is refused when none of its decisions can be evaluated.
 */
export function checkEvaluated(models: VersionModels, asked: string | undefined): void {
  const chosen = chooseDecision(models.set, asked)
  const decisions = elementsOf(models).filter(({ kind }) => kind === 'decision')
  const refusals = chosen.ok
    ? [refusalBelow(models, chosen.decision)]
    : decisions.every(({ refusal }) => refusal !== undefined)
      ? decisions.map(({ refusal }) => refusal)
      : []
  for (const refusal of refusals) if (refusal !== undefined) throw refusal
}

/** The first refusal among an element and all that it requires. */
function refusalBelow({ models }: VersionModels, asked: Required): DmnRefused | undefined {
  const seen = new Set<Required['element']>()
  const open: Required[] = [asked]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next.element)) continue
    seen.add(next.element)
    const compiled: CompiledElement | undefined = models.elements.get(next.element)
    if (compiled?.refusal !== undefined) return compiled.refusal
    const service = models.services.get(next.element)
    open.push(...(service?.outputs ?? []), ...(compiled?.requires ?? []).map(({ required }) => required))
  }
  return undefined
}
