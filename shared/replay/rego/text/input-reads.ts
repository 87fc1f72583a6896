import type { Module, Term } from '../ast.ts'
import { everyTerm } from '../parse/term-parts.ts'
import type { ReadPlace } from '../../policy-text.ts'

/**
 * What a module reads of its input, as it is written: the path goes as far as it is constant, and what is below it counts
 * as read. A name that is imported from the input is followed. What a variable is taken for by mistake is told too, so
 * that nothing that is read is left out.
 */
export function inputReads(module: Module): readonly ReadPlace[] {
  const roots = inputNames(module)
  return module.rules
    .flatMap((rule) => [
      ...readsIn(everyTerm([...rule.path, ...(rule.args ?? []), rule.value], rule.body), roots, module.path),
      ...rule.otherwise.flatMap(({ value, body }) => readsIn(everyTerm([value], body), roots, module.path)),
    ])
    .sort((a, b) => a.at - b.at)
}

/** Names that stand for the input or a path below it. */
function inputNames({ imports }: Module): ReadonlyMap<string, readonly string[]> {
  const roots = new Map<string, readonly string[]>([['input', []]])
  for (const { path, alias } of imports)
    if (path[0] === 'input') roots.set(alias ?? path.at(-1) ?? 'input', path.slice(1))
  return roots
}

function readsIn(
  terms: Iterable<Term>,
  roots: ReadonlyMap<string, readonly string[]>,
  path: string,
): readonly ReadPlace[] {
  const reads: ReadPlace[] = []
  /** Heads of references that are told already. */
  const told = new Set<Term>()
  for (const term of terms) {
    if (told.has(term)) continue
    const head = term.kind === 'ref' ? term.head : term
    const names = head.kind === 'var' ? roots.get(head.name) : undefined
    if (names === undefined) continue
    told.add(head)
    const below = term.kind === 'ref' ? constantNames(term.path) : []
    reads.push({ path, names: [...names, ...below], at: head.at.from })
  }
  return reads
}

function constantNames(path: readonly Term[]): readonly string[] {
  const names: string[] = []
  for (const part of path) {
    if (part.kind !== 'string') break
    names.push(part.value)
  }
  return names
}
