import type { Boxed, BoxedTable } from './boxed.ts'
import type { CompiledElement } from './compiled.ts'
import type { VersionModels } from './version-models.ts'

/** The boxed expressions of an element, the outermost first. */
export function boxedOf({ logic }: CompiledElement): readonly Boxed[] {
  const all: Boxed[] = []
  const open = logic === undefined ? [] : [logic]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    all.push(next)
    open.push(...below(next).toReversed())
  }
  return all
}

export function tablesOf(element: CompiledElement): readonly BoxedTable[] {
  return boxedOf(element).filter((boxed) => boxed.kind === 'table')
}

export function elementsOf({ models }: VersionModels): readonly CompiledElement[] {
  return [...models.elements.values()]
}

/** Rules by their ids and positions; a decision without a table stands for itself, by its name and its id. */
export function ruleNames(models: VersionModels): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const element of elementsOf(models)) {
    const tables = tablesOf(element)
    for (const { rules } of tables) for (const { id, position } of rules) names.set(position, id).set(id, id)
    if (element.kind === 'decision' && tables.length === 0)
      names.set(element.id, element.name).set(element.name, element.name)
  }
  return names
}

function below(boxed: Boxed): readonly Boxed[] {
  switch (boxed.kind) {
    case 'expression':
    case 'table':
      return []
    case 'context':
      return boxed.entries.flatMap((entry) => entry.boxed ?? [])
    case 'invocation':
      return [boxed.called, ...boxed.bindings.flatMap((binding) => binding.boxed ?? [])]
    case 'list':
      return boxed.items
    case 'relation':
      return boxed.rows.flat()
    case 'function':
      return boxed.body === undefined ? [] : [boxed.body]
    case 'conditional':
      return [boxed.condition, boxed.whenTrue, boxed.whenNot]
    case 'filter':
      return [boxed.in, boxed.match]
    case 'for':
    case 'quantified':
      return [boxed.in, boxed.body]
  }
}
