import type { Term } from '../ast.ts'

/** A scalar as JSON text, a number as it was written; undefined of any other term. */
export function scalarText(term: Term): string | undefined {
  switch (term.kind) {
    case 'null':
      return 'null'
    case 'boolean':
      return String(term.value)
    case 'number':
      return term.text
    case 'string':
      return JSON.stringify(term.value)
    default:
      return undefined
  }
}
