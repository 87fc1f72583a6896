import { scopeChain } from './policy-names.ts'
import type { RuleTable, Side } from './rule-table.ts'

/**
 * The scopes whose policies are asked, from the one that was asked for upwards. A search that is strict finds nothing
 * where no policy stands in that scope; a lenient one begins at the first above it.
 */
export function searchedScopes(
  table: RuleTable,
  side: Side,
  scope: string,
  search: 'strict' | 'lenient',
): readonly string[] {
  if (search === 'strict' && !table.scopes[side].has(scope)) return []
  return scopeChain(scope).filter((each) => table.scopes[side].has(each))
}
