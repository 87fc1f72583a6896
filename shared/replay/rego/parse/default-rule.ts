import type { Place, Term } from '../ast.ts'
import { partsOf } from './term-parts.ts'

/** What a default rule may not hold, and where; undefined where all is well. */
export function checkDefault(
  value: Term,
  args: readonly Term[] | undefined,
  path: readonly Term[],
): { readonly why: string; readonly at: Place } | undefined {
  const inValue = firstOpen(value)
  if (inValue !== undefined)
    return { why: `the value of a default rule cannot contain a ${inValue.kind}`, at: inValue.at }
  const seen = new Set<string>()
  for (const arg of args ?? []) {
    if (arg.kind !== 'var')
      return { why: `the arguments of a default rule cannot contain a ${arg.kind}`, at: arg.at }
    if (seen.size === seen.add(arg.name).size)
      return { why: `the arguments of a default rule cannot be repeated: ${arg.name}`, at: arg.at }
  }
  const inPath = path.find((part) => firstOpen(part) !== undefined)
  return inPath === undefined
    ? undefined
    : { why: 'the head of a default rule holds constants only', at: inPath.at }
}

/** A variable, reference or call that is in no comprehension. */
function firstOpen(term: Term): Term | undefined {
  switch (term.kind) {
    case 'var':
    case 'ref':
    case 'call':
    case 'template':
      return term
    case 'array-comprehension':
    case 'set-comprehension':
    case 'object-comprehension':
      return undefined
    default:
      for (const part of partsOf(term)) {
        const open = firstOpen(part)
        if (open !== undefined) return open
      }
      return undefined
  }
}
