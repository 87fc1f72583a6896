import { type CelFunc, type CelList, CelScalar, type CelValue, celFunc, celMethod } from '@bufbuild/cel'
import { LIST } from '../cel/list-type.ts'
import { branded, partsOfBrand } from './branded-lists.ts'

const { BOOL, DYN } = CelScalar

/** Optional values of cel-go, without their own syntax (`a.?b`), which is refused. */
export const OPTIONALS: readonly CelFunc[] = [
  celFunc('optional.of', [DYN], LIST, (value) => branded('optional', [value])),
  celFunc('optional.none', [], LIST, () => branded('optional', [])),
  celMethod('hasValue', LIST, [], BOOL, function () {
    return partsOf(this).length > 0
  }),
  celMethod('value', LIST, [], DYN, function () {
    const [value] = partsOf(this)
    if (value === undefined) throw new Error('optional.none() dereference')
    return value
  }),
  celMethod('orValue', LIST, [DYN], DYN, function (other) {
    const parts = partsOf(this)
    return parts.length === 0 ? other : (parts[0] ?? null)
  }),
  celMethod('or', LIST, [LIST], LIST, function (other) {
    partsOf(other)
    return partsOf(this).length > 0 ? this : other
  }),
]

function partsOf(value: CelList): readonly CelValue[] {
  const parts = partsOfBrand('optional', value)
  if (parts === undefined) throw new Error('no such overload: a list is not optional')
  return parts
}
