import { isNumber, type Value } from '../values/value.ts'

/** Paths of an event that are not in it as they were, as JSON pointers (RFC 6901). */
export interface Hidden {
  /** The first of them that is the path, lies above it or below it. */
  touching(path: readonly string[]): string | undefined
}

export function hiddenPaths(pointers: readonly string[]): Hidden {
  const paths = pointers.map((pointer) => ({ pointer, names: namesOf(pointer) }))
  return {
    touching: (path) => paths.find(({ names }) => overlaps(names, path))?.pointer,
  }
}

function namesOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .filter((name, at) => at > 0 || name !== '')
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function overlaps(first: readonly string[], second: readonly string[]): boolean {
  const length = Math.min(first.length, second.length)
  return first.slice(0, length).every((name, at) => name === second[at])
}

/** A path of values in the names of a pointer, up to the first part that has none. */
export function pointerNames(path: readonly Value[]): readonly string[] {
  const end = path.findIndex((part) => typeof part !== 'string' && !isNumber(part))
  return path
    .slice(0, end === -1 ? path.length : end)
    .map((part) => (typeof part === 'string' ? part : isNumber(part) ? part.text : ''))
}
