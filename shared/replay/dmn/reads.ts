import { normalName } from './feel/names.ts'
import type { CompiledElement } from './compiled.ts'
import type { OuterName } from './names-in-scope.ts'
import { elementsOf } from './rules.ts'
import type { VersionModels } from './version-models.ts'

/** A read of the request, by the names from the input down. */
export interface InputRead {
  readonly names: readonly string[]
  readonly outer: OuterName
}

/** Dotted names of all that the models' logic may read of a request. */
export function staticReads(models: VersionModels): ReadonlySet<string> {
  const reads = elementsOf(models).flatMap((element) => readsOf(element).map(({ names }) => names.join('.')))
  const ofServices = [...models.models.services.values()].flatMap(({ inputDecisions }) => inputDecisions)
  return new Set([...reads, ...ofServices.map(({ element }) => element.name)])
}

export function readsOf(element: CompiledElement): readonly InputRead[] {
  return element.outer.flatMap((outer) => {
    const names = readNames(element, outer)
    return names === undefined ? [] : [{ names, outer }]
  })
}

/** The input that a name stands for, and what is read below it; undefined where it stands for no input. */
function readNames(
  { requires, undeclared }: CompiledElement,
  { name, below }: OuterName,
): readonly string[] | undefined {
  const direct = requires.find(
    ({ importName, required }) => importName === '' && normalName(required.element.name) === name,
  )
  if (direct !== undefined)
    return direct.required.kind === 'input' ? [direct.required.element.name, ...below] : undefined
  const [first, ...rest] = below
  const imported = requires.find(
    ({ importName, required }) =>
      normalName(importName) === name && normalName(required.element.name) === first,
  )
  if (imported !== undefined)
    return imported.required.kind === 'input' ? [imported.required.element.name, ...rest] : undefined
  return undeclared.has(name) ? [name, ...below] : undefined
}
