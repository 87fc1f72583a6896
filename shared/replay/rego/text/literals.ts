import { MOST_LITERALS } from '../../policy-engine.ts'
import type { Module, Term } from '../ast.ts'
import { everyTerm, partsOf } from '../parse/term-parts.ts'
import { scalarText } from './scalar-text.ts'

/**
 * Scalars of the texts as JSON texts, each once, at most MOST_LITERALS: first those that operators and functions hold a
 * value against, then the others, such as those of a list that is kept in a rule. Names in paths are none.
 */
export function regoLiterals(modules: readonly Module[]): readonly string[] {
  const [compared, others] = [new Set<string>(), new Set<string>()]
  for (const term of termsOf(modules)) {
    const into = term.kind === 'call' ? compared : others
    const parts =
      term.kind === 'ref'
        ? []
        : term.kind === 'object'
          ? term.entries.map(([, value]) => value)
          : partsOf(term)
    for (const part of parts) {
      const text = scalarText(part)
      if (text !== undefined) into.add(text)
    }
  }
  return [...compared.union(others)].slice(0, MOST_LITERALS)
}

function* termsOf(modules: readonly Module[]): Generator<Term> {
  for (const { rules } of modules)
    for (const rule of rules) {
      yield* everyTerm([...(rule.args ?? []), rule.value], rule.body)
      for (const { value, body } of rule.otherwise) yield* everyTerm([value], body)
    }
}
