const SIMPLE: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
])

/** A template string holds expressions in braces. */
export type StringKind = 'string' | 'template'

/**
 * Behind the closing quote of a string whose content begins at `from`, or, in a template, behind the `{` of an
 * expression if that is sooner. Undefined: it is not closed on its line.
 */
export function quotedEnd(text: string, from: number, kind: StringKind): number | undefined {
  const stops = kind === 'string' ? /["\\\n]/g : /["\\\n{]/g
  stops.lastIndex = from
  for (let stop = stops.exec(text); stop !== null; stop = stops.exec(text)) {
    if (stop[0] === '\n') return undefined
    if (stop[0] !== '\\') return stops.lastIndex
    stops.lastIndex += 1
  }
  return undefined
}

/** The same of a raw string, which may go on over lines; only `\{` is escaped in it, and only in a template. */
export function rawEnd(text: string, from: number, kind: StringKind): number | undefined {
  const stops = kind === 'string' ? /`/g : /`|\\\{|\{/g
  stops.lastIndex = from
  for (let stop = stops.exec(text); stop !== null; stop = stops.exec(text))
    if (stop[0].length === 1) return stops.lastIndex
  return undefined
}

/**
 * The content of a quoted string with its escapes resolved, which are those of JSON, and `\{` in a template. Half a surrogate pair becomes
 * U+FFFD, as in OPA. Undefined: an escape is none.
 */
export function unescaped(content: string, kind: StringKind): string | undefined {
  if (!content.includes('\\')) return content
  let broken = false
  const value = content.replace(
    /\\(?:u([0-9a-fA-F]{4})|([\s\S])?)/g,
    (_, hex: string | undefined, one: string | undefined) => {
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16))
      const simple = one === '{' && kind === 'template' ? '{' : SIMPLE.get(one ?? '')
      if (simple === undefined) broken = true
      return simple ?? ''
    },
  )
  return broken ? undefined : value.toWellFormed()
}
