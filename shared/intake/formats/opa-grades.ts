import type { Grade } from '../../model/decision.ts'
import type { JsonObject } from './json-object.ts'
import { hiddenOutcome } from './opa-outcome.ts'
import { attributesAt, hiddenParts } from './opa-pointers.ts'
import { Telling } from './telling.ts'

/**
 * What an event says was erased or masked in it, by the keys of formats.md 4, rule 12. What was done to the recorded
 * calls, or to the whole input, is the request's. Throws Misfit where it hides more than an entry may tell.
 */
export function opaGrades(event: JsonObject): Readonly<Record<string, Grade>> {
  const grades = new Map<string, Grade>()
  const telling = new Telling()
  for (const { how, path } of hiddenParts(event)) {
    for (const name of attributesAt(event, path)) {
      telling.count(name)
      grades.set(`attributes.${name}`, how)
    }
    if (path[0] === 'nd_builtin_cache' || (path[0] === 'input' && path.length === 1))
      grades.set('request', how)
  }
  const outcome = hiddenOutcome(event)
  if (outcome !== undefined) grades.set('outcome', outcome)
  return Object.fromEntries(grades)
}
