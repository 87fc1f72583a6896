import { type CelFunc, type CelList, CelScalar, type CelValue, celFunc, celMethod } from '@bufbuild/cel'
import { LIST } from '../cel/list-type.ts'
import { branded, partsOfBrand } from './branded-lists.ts'

const { BOOL, STRING } = CelScalar

type Path = readonly CelValue[]

const BETWEEN: readonly (readonly [string, (a: Path, b: Path) => boolean])[] = [
  ['ancestorOf', isAncestor],
  ['descendentOf', (a, b) => isAncestor(b, a)],
  ['immediateParentOf', isParent],
  ['immediateChildOf', (a, b) => isParent(b, a)],
  ['siblingOf', (a, b) => a.length === b.length && a.slice(0, -1).every((part, at) => part === b[at])],
  ['overlaps', (a, b) => a.every((part, at) => at >= b.length || part === b[at])],
]

/** Cerbos's hierarchies: paths of names (internal/conditions/types/hierarchy.go). */
export const HIERARCHIES: readonly CelFunc[] = [
  celFunc('hierarchy', [STRING], LIST, (text) => branded('hierarchy', text.split('.'))),
  celFunc('hierarchy', [STRING, STRING], LIST, (text, delimiter) =>
    branded('hierarchy', delimiter === '' ? Array.from(text) : text.split(delimiter)),
  ),
  celFunc('hierarchy', [LIST], LIST, (list) => {
    if ([...list].some((part) => typeof part !== 'string')) throw new Error('a hierarchy of other than texts')
    return branded('hierarchy', [...list])
  }),
  ...BETWEEN.map(([name, holds]) =>
    celMethod(name, LIST, [LIST], BOOL, function (other) {
      return holds(pathOf(this), pathOf(other))
    }),
  ),
  celMethod('commonAncestors', LIST, [LIST], LIST, function (other) {
    return branded('hierarchy', commonAncestors(pathOf(this), pathOf(other)))
  }),
]

function pathOf(list: CelList): Path {
  const path = partsOfBrand('hierarchy', list)
  if (path === undefined) throw new Error('no such overload: a list is no hierarchy')
  return path
}

function isAncestor(a: Path, b: Path): boolean {
  return b.length > a.length && a.every((part, at) => part === b[at])
}

function isParent(a: Path, b: Path): boolean {
  return b.length === a.length + 1 && isAncestor(a, b)
}

function commonAncestors(a: Path, b: Path): Path {
  const longest = a.length === b.length ? a.length - 1 : Math.min(a.length, b.length)
  const common: CelValue[] = []
  for (let at = 0; at < longest && a[at] === b[at]; at += 1) common.push(a[at] ?? '')
  return common
}
