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
  let place: Place | undefined = { from: blank(text, 0), value: blank(text, 0) }
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
  for (let next = blank(text, at + 1); text[next] === '"';) {
    const keyEnd = stringEnd(text, next)
    const value = blank(text, blank(text, keyEnd) + 1)
    if (JSON.parse(text.slice(next, keyEnd)) === name) return { from: next, value }
    next = following(text, value)
  }
  return undefined
}

function element(text: string, at: number, index: number): Place | undefined {
  if (text[at] !== '[') return undefined
  let next = blank(text, at + 1)
  for (let passed = 0; next < text.length && text[next] !== ']'; passed += 1) {
    if (passed === index) return { from: next, value: next }
    next = following(text, next)
  }
  return undefined
}

/** Where the next member or element begins: at a closing bracket where there is none. */
function following(text: string, value: number): number {
  const end = blank(text, valueEnd(text, value))
  return text[end] === ',' ? blank(text, end + 1) : end
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

function scalarEnd(text: string, at: number): number {
  let end = at
  while (end < text.length && !',]} \t\r\n'.includes(text[end] as string)) end += 1
  return end
}

/** The place after the closing quote of a string that begins at `at`. */
function stringEnd(text: string, at: number): number {
  for (let next = at + 1; next < text.length; next += 1) {
    if (text[next] === '\\') next += 1
    else if (text[next] === '"') return next + 1
  }
  return text.length
}

function blank(text: string, at: number): number {
  let next = at
  while (next < text.length && ' \t\r\n'.includes(text[next] as string)) next += 1
  return next
}
