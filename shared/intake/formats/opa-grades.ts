import type { Grade } from '../../model/decision.ts'
import type { JsonObject } from './json-object.ts'
import { hiddenOutcome } from './opa-outcome.ts'
import { attributesAt, hiddenParts } from './opa-pointers.ts'

/**
 * What an event says was erased or masked in it, by the keys of formats.md 4, rule 12. What was done to the recorded
 * calls, or to the whole input, is the request's.
 */
export function opaGrades(event: JsonObject): Readonly<Record<string, Grade>> {
  const grades: [string, Grade][] = []
  for (const { how, path } of hiddenParts(event)) {
    const names = attributesAt(event, path)
    grades.push(...names.map((name): [string, Grade] => [`attributes.${name}`, how]))
    if (path[0] === 'nd_builtin_cache' || (path[0] === 'input' && path.length === 1))
      grades.push(['request', how])
  }
  const outcome = hiddenOutcome(event)
  if (outcome !== undefined) grades.push(['outcome', outcome])
  return Object.fromEntries(grades)
}
