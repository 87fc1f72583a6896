import { MOST_LITERALS } from '../../policy-engine.ts'
import type { Module, Rule, Term } from '../ast.ts'
import { everyTerm, partsOf } from '../parse/term-parts.ts'
import { scalarText } from './scalar-text.ts'

/**
 * Scalars of the texts as JSON texts, each once, at most MOST_LITERALS: first those that operators and functions hold a
 * value against, then the others, such as those of a list that is kept in a rule. Names in paths are none.
 */
export function regoLiterals(modules: readonly Module[]): readonly string[] {
  const [compared, others] = [new Set<string>(), new Set<string>()]
  for (const rule of modules.flatMap(({ rules }) => rules)) {
    addScalars(writtenValues(rule), others)
    for (const term of termsOf(rule)) addScalars(heldAgainst(term), term.kind === 'call' ? compared : others)
  }
  return [...compared.union(others)].slice(0, MOST_LITERALS)
}

function writtenValues(rule: Rule): readonly Term[] {
  return [rule, ...rule.otherwise].flatMap(({ value, valueWritten }) => (valueWritten ? [value] : []))
}

function* termsOf(rule: Rule): Generator<Term> {
  yield* everyTerm([...(rule.args ?? []), rule.value], rule.body)
  for (const { value, body } of rule.otherwise) yield* everyTerm([value], body)
}

function heldAgainst(term: Term): readonly Term[] {
  if (term.kind === 'ref') return []
  return term.kind === 'object' ? term.entries.map(([, value]) => value) : partsOf(term)
}

function addScalars(terms: readonly Term[], into: Set<string>): void {
  for (const term of terms) {
    const text = scalarText(term)
    if (text !== undefined) into.add(text)
  }
}
