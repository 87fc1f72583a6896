/**
 * A name as it is compared (DMN 1.5, 10.3.1.3): white space counts once, and not at all around the signs that a name
 * may hold.
 */
export function normalName(name: string): string {
  return name
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?(\*\*|[./\-'+*]) ?/g, ' $1 ')
    .replaceAll('  ', ' ')
    .trim()
}

/** The value under a name, however it is spaced; undefined where there is none. */
export function lookedUp<T>(entries: ReadonlyMap<string, T>, name: string): T | undefined {
  const found = entries.get(name)
  if (found !== undefined || entries.has(name)) return found
  const wanted = normalName(name)
  for (const [key, value] of entries) if (normalName(key) === wanted) return value
  return undefined
}

/**
 * What a reader must know of the names in scope to tell `a-b` from `a - b`: names, and of those that hold contexts
 * the names below. Requires a plain object, as the grammar reads it so.
 */
export type NameShape = { readonly [name: string]: NameShape | null }

/** A shape from its parts. A name that is an object's own machinery is one word, which needs no telling. */
export function nameShape(names: Iterable<readonly [string, NameShape | null]>): NameShape {
  return Object.fromEntries([...names].filter(([name]) => name !== '__proto__'))
}
