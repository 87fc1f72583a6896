import { append } from '../parse/append.ts'
import type { Callee, CoreBody, CoreLiteral, CoreTerm } from './compiled.ts'

/** Every term of a body, those in terms and in bodies within included, and all that is called. */
export function bodyTerms(body: CoreBody): {
  readonly terms: readonly CoreTerm[]
  readonly callees: readonly Callee[]
} {
  const terms: CoreTerm[] = []
  const callees: Callee[] = []
  const openBodies: CoreBody[] = [body]
  const openTerms: CoreTerm[] = []
  for (;;) {
    const term = openTerms.pop()
    if (term !== undefined) {
      terms.push(term)
      const inside = within(term)
      append(openTerms, inside.terms)
      if (inside.body !== undefined) openBodies.push(inside.body)
      continue
    }
    const next = openBodies.pop()
    if (next === undefined) return { terms, callees }
    for (const literal of next) {
      append(openTerms, literalTerms(literal))
      append(callees, calleesOf(literal))
      if (literal.kind === 'not' || literal.kind === 'every') openBodies.push(literal.body)
    }
  }
}

function literalTerms(literal: CoreLiteral): readonly CoreTerm[] {
  const modifiers = literal.with.flatMap((modifier) => {
    if (modifier.kind !== 'call') return [modifier.value]
    return modifier.by.kind === 'builtin' || modifier.by.kind === 'function' ? [] : [modifier.by]
  })
  switch (literal.kind) {
    case 'unify':
      return [literal.left, literal.right, ...modifiers]
    case 'holds':
      return [literal.term, ...modifiers]
    case 'call':
      return [...literal.args, ...(literal.output === undefined ? [] : [literal.output]), ...modifiers]
    case 'not':
      return modifiers
    case 'every':
      return [literal.domain, ...modifiers]
  }
}

function calleesOf(literal: CoreLiteral): readonly Callee[] {
  const replaced = literal.with.flatMap((modifier) =>
    modifier.kind === 'call' && (modifier.by.kind === 'builtin' || modifier.by.kind === 'function')
      ? [modifier.by]
      : [],
  )
  return literal.kind === 'call' ? [literal.callee, ...replaced] : replaced
}

function within(term: CoreTerm): { readonly terms: readonly CoreTerm[]; readonly body?: CoreBody } {
  switch (term.kind) {
    case 'constant':
    case 'var':
      return { terms: [] }
    case 'input':
    case 'data':
      return { terms: term.path }
    case 'ref':
      return { terms: [term.head, ...term.path] }
    case 'array':
    case 'set':
      return { terms: term.items }
    case 'object':
      return { terms: term.entries.flat() }
    case 'array-of':
    case 'set-of':
      return { terms: [term.item], body: term.body }
    case 'object-of':
      return { terms: [term.key, term.value], body: term.body }
  }
}
