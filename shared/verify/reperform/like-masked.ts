import type { JsonValue } from '../../model/json.ts'
import { holdsMark, WITHHELD_MARK } from '../../model/withheld.ts'
import { isPartsInOrder } from '../../proof/parts-in-order.ts'

/**
 * Whether what comes out again can be what a packet states with marks in the place of withheld values: a mark
 * stands for any text, and where it is the whole of it, for any value. What comes out may hold marks itself,
 * where it was read without the disclosure.
 */
export function isLikeMasked(stated: JsonValue | undefined, again: JsonValue | undefined): boolean {
  if (stated === undefined || again === undefined) return stated === again
  if (stated === WITHHELD_MARK) return true
  if (typeof stated === 'string') return typeof again === 'string' && isLikeText(stated, again)
  if (typeof stated !== 'object' || stated === null) return stated === again
  if (JSON.isRawJSON(stated)) return JSON.stringify(stated) === JSON.stringify(again)
  if (typeof again !== 'object' || again === null || Array.isArray(stated) !== Array.isArray(again))
    return false
  if (JSON.isRawJSON(again)) return false
  const [names, others] = [Object.keys(stated), Object.keys(again)]
  return (
    names.length === others.length &&
    names.every(
      (name) => Object.hasOwn(again, name) && isLikeMasked(memberOf(stated, name), memberOf(again, name)),
    )
  )
}

/** Whether any text of a value holds a mark. */
export function holdsMarkIn(value: JsonValue): boolean {
  if (typeof value === 'string') return holdsMark(value)
  if (typeof value !== 'object' || value === null || JSON.isRawJSON(value)) return false
  return Object.values(value).some((each) => each !== undefined && holdsMarkIn(each))
}

function memberOf(value: JsonValue, name: string): JsonValue | undefined {
  return (value as Readonly<Record<string, JsonValue>>)[name]
}

/** What is not marked stands in its order, from the first character to the last. */
function isLikeText(stated: string, again: string): boolean {
  if (!stated.includes(WITHHELD_MARK)) return stated === again
  if (holdsMark(again)) return true
  return isPartsInOrder(again, stated.split(WITHHELD_MARK))
}
