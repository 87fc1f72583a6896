import { blankEnd, nextInside, scalarEnd, stringEnd } from './json-scan.ts'

/** A part of a text: half-open, in UTF-16 code units. */
export interface JsonSpan {
  readonly from: number
  readonly to: number
}

/**
 * Where in a JSON text the value at a path stands: of a member of an object from its key on, of an element of a list
 * the element alone. Undefined where there is none. Requires a text that `parseLossless` accepts; one pass over what
 * stands before the value, no recursion.
 */
export function jsonSpan(text: string, path: readonly (string | number)[]): JsonSpan | undefined {
  let place: Place | undefined = { from: blankEnd(text, 0), value: blankEnd(text, 0) }
  for (const step of path) {
    place = typeof step === 'string' ? member(text, place.value, step) : element(text, place.value, step)
    if (place === undefined) return undefined
  }
  return { from: place.from, to: valueEnd(text, place.value) }
}

interface Place {
  /** Where it begins, with its key. */
  readonly from: number
  readonly value: number
}

function member(text: string, at: number, name: string): Place | undefined {
  if (text[at] !== '{') return undefined
  for (let next = blankEnd(text, at + 1); text[next] === '"';) {
    const keyEnd = stringEnd(text, next)
    const value = blankEnd(text, blankEnd(text, keyEnd) + 1)
    if (JSON.parse(text.slice(next, keyEnd)) === name) return { from: next, value }
    next = nextInside(text, valueEnd(text, value))
  }
  return undefined
}

function element(text: string, at: number, index: number): Place | undefined {
  if (text[at] !== '[') return undefined
  let next = blankEnd(text, at + 1)
  for (let passed = 0; next < text.length && text[next] !== ']'; passed += 1) {
    if (passed === index) return { from: next, value: next }
    next = nextInside(text, valueEnd(text, next))
  }
  return undefined
}

function valueEnd(text: string, at: number): number {
  if (text[at] === '"') return stringEnd(text, at)
  if (text[at] !== '{' && text[at] !== '[') return scalarEnd(text, at)
  let depth = 0
  for (let next = at; next < text.length;) {
    const character = text[next]
    if (character === '"') next = stringEnd(text, next)
    else {
      next += 1
      if (character === '{' || character === '[') depth += 1
      else if (character === '}' || character === ']') depth -= 1
      if (depth === 0) return next
    }
  }
  return text.length
}
