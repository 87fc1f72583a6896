import type { PolicyVersion } from '../../model/policy.ts'
import type { PolicyText, ReadPlace } from '../policy-text.ts'
import { compileExpression } from './expressions.ts'
import type { ExpressionText } from './policy-model.ts'
import { nameOfRead } from './read-names.ts'
import { readablePolicies, rulePlaces } from './rule-places.ts'
import { StoreRefused } from './store-refused.ts'
import { decidingTexts } from './version-facts.ts'

/** What the Cerbos policies of a version say, read without running them; texts that cannot be read say nothing. */
export function readCerbosText(version: PolicyVersion): PolicyText {
  const policies = readablePolicies(version)
  const reads = policies.flatMap(decidingTexts).flatMap(readsIn)
  return { rules: rulePlaces(policies), reads, names: new Set(reads.map(({ names }) => names.join('.'))) }
}

/** Reads of the request in an expression, at its own place: in YAML its text is not what stands there. */
function readsIn(text: ExpressionText): readonly ReadPlace[] {
  const names = readNames(text)
  return [...new Set(names)].map((name) => ({
    path: text.source.path,
    names: name.split('.'),
    at: placeOf(text, name),
  }))
}

function readNames(text: ExpressionText): readonly string[] {
  try {
    return compileExpression(text)
      .cel.reads.map(({ path }) => nameOfRead(path))
      .filter((name) => name !== '')
  } catch (error) {
    if (error instanceof StoreRefused) return []
    throw error
  }
}

/** Where the last name stands in the scalar that holds the expression; else where the scalar begins. */
function placeOf({ source, text, at }: ExpressionText, name: string): number {
  const last = name.slice(name.lastIndexOf('.') + 1)
  const found = source.text.indexOf(`.${last}`, at)
  return found < 0 || found > at + 2 * text.length + 40 ? at : found + 1
}
