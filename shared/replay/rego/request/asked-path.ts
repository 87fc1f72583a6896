import { numberOfText } from '../values/number.ts'
import type { Value } from '../values/value.ts'

/** A document below `data`. */
export type AskedPath = readonly Value[]

/**
 * The document of a path as OPA's Data API takes it, without `data`: `authz/allow`. Escapes (`%2F`) are read, and
 * names that are integers are numbers.
 */
export function pathOfUrl(text: string): AskedPath {
  return text
    .split('/')
    .filter((name) => name !== '')
    .map((name) => {
      const plain = unescaped(name)
      return /^[+-]?\d{1,15}$/.test(plain) ? numberOfText(String(Number(plain))) : plain
    })
}

function unescaped(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    // A part that cannot be unescaped stands for itself.
    return name
  }
}

const HEAD = /^data(?![A-Za-z0-9_])/
const PART = /\.([A-Za-z_][A-Za-z0-9_]*)|\[("(?:[^"\\\u{0}-\u{1f}]|\\.)*")\]|\[(\d{1,15})\]/uy

/** The document that a query names: `data.authz.allow`, `data["a-b"].allow`. Undefined: it is no plain reference. */
export function pathOfQuery(text: string): AskedPath | undefined {
  const query = text.trim()
  if (!HEAD.test(query)) return undefined
  const path: Value[] = []
  for (let at = 'data'.length; at < query.length; at = PART.lastIndex) {
    PART.lastIndex = at
    const part = PART.exec(query)
    const key = part === null ? undefined : keyOfPart(part)
    if (key === undefined) return undefined
    path.push(key)
  }
  return path
}

function keyOfPart([, name, quoted, index]: RegExpExecArray): Value | undefined {
  if (name !== undefined) return name
  if (index !== undefined) return numberOfText(String(Number(index)))
  return quoted === undefined ? undefined : unquoted(quoted)
}

/** Strings of Rego are those of JSON. */
function unquoted(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'string' && value.isWellFormed() ? value : undefined
  } catch {
    // No string of JSON: the query is no plain reference.
    return undefined
  }
}

/** As a compiled policy names its entrypoints; undefined where it cannot. */
export function entrypointText(path: AskedPath): string | undefined {
  const names = path.filter((part) => typeof part === 'string')
  return names.length === path.length ? names.join('/') : undefined
}

/** As policies write it. */
export function pathText(path: AskedPath): string {
  return ['data', ...path.map(partText)].join('')
}

function partText(part: Value): string {
  if (typeof part === 'string' && /^[A-Za-z_][A-Za-z0-9_]*$/.test(part)) return `.${part}`
  return `[${typeof part === 'string' ? JSON.stringify(part) : textOfNumber(part)}]`
}

function textOfNumber(part: Value): string {
  return typeof part === 'object' && part !== null && 'text' in part ? part.text : ''
}
