import type { Value } from '../values/value.ts'
import { isArray } from '../values/value.ts'
import { utf8 } from './operands.ts'

/**
 * A path as OPA's `json.*` take it: `a/b~1c` (RFC 6901, with or without slashes before it), or an array of its parts.
 * Undefined: neither.
 */
export function jsonPath(path: Value): readonly Value[] | undefined {
  if (isArray(path)) return path
  if (typeof path !== 'string') return undefined
  if (path === '') return []
  return utf8(path)
    .replace(/^\/+/, '')
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}
