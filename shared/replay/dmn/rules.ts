import { type Boxed, type BoxedTable, boxedWithin } from './boxed.ts'
import type { CompiledElement } from './compiled.ts'
import type { VersionModels } from './version-models.ts'

/** The boxed expressions of an element, the outermost first. */
export function boxedOf({ logic }: CompiledElement): readonly Boxed[] {
  return logic === undefined ? [] : boxedWithin(logic)
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
