import { NOW } from './rule-environment.ts'

/**
 * The name of what is read at a path: below `context` and `input` it is that of the attribute, else the path itself
 * (`principal.department`); `''` is the whole. Undefined for the clock, which is no attribute.
 */
export function readName(path: readonly string[]): string | undefined {
  const [variable, ...names] = path
  if (variable === NOW) return undefined
  return (variable === 'context' || variable === 'input' ? names : path).join('.')
}

/** Paths, dotted, that a name may stand for. */
export function pathsOfName(name: string): readonly string[] {
  return [`context.${name}`, `input.${name}`, name]
}
