import { outcomeOfResult } from '../../model/opa-result.ts'
import { type JsonObject, fieldOf } from './json-object.ts'
import { type HiddenPart, hiddenParts, touches } from './opa-pointers.ts'

/** Where a result says whether access is given: as a whole, or in one of these members. */
const TELLING = [
  ['result'],
  ['result', 'allow'],
  ['result', 'allowed'],
  ['result', 'permit'],
  ['result', 'decision'],
]

/**
 * What an event's result says; an absent one is the undefined document, and a deny. Undefined where the result does
 * not say it, where the evaluation failed, and where what would say it was erased or masked.
 */
export function opaOutcome(event: JsonObject): 'permit' | 'deny' | undefined {
  const there = Object.hasOwn(event, 'result')
  if (!there && fieldOf(event, 'error') !== undefined) return undefined
  if (hiddenOutcome(event) !== undefined) return undefined
  return outcomeOfResult(there ? event['result'] : undefined)
}

/** How the part of the result that would say it was hidden. */
export function hiddenOutcome(event: JsonObject): HiddenPart['how'] | undefined {
  return hiddenParts(event).find(({ path }) => TELLING.some((telling) => hides(path, telling)))?.how
}

/** A path hides what it leads to and all below; one that leads further down leaves a result that is a scalar whole. */
function hides(path: readonly string[], telling: readonly string[]): boolean {
  return path.length <= telling.length && touches(path, telling)
}
