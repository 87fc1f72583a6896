import { type CelList, type CelValue, celList, isCelList, isCelType } from '@bufbuild/cel'
import { CannotEvaluate } from '../cel/outcome.ts'

/**
 * Values of types that Cerbos or cel-go add. They travel as lists of what they are made of, so that CEL's own
 * equality is right for them, and are told from lists by what is remembered of them here.
 */
export type Brand = 'hierarchy' | 'optional' | 'ip' | 'cidr'

const brands = new WeakMap<object, Brand>()

export function branded(brand: Brand, parts: readonly CelValue[]): CelList {
  const list = celList([...parts])
  brands.set(list, brand)
  return list
}

/** The parts of a value of a type, or undefined where it is of another. */
export function partsOfBrand(brand: Brand, value: CelValue): readonly CelValue[] | undefined {
  return isCelList(value) && brands.get(value) === brand ? [...value] : undefined
}

/**
 * What becomes of a value in a variable: there it goes through Go's own types, and a hierarchy is a list afterwards.
 * Throws CannotEvaluate for types and the like, which lose what they are.
 */
export function throughVariable(value: CelValue): CelValue {
  if (isCelType(value)) throw new CannotEvaluate('a variable whose value is a type')
  const brand = isCelList(value) ? brands.get(value) : undefined
  if (brand !== undefined && brand !== 'hierarchy')
    throw new CannotEvaluate(`a variable whose value is of the type ${brand}`)
  return isCelList(value) && brand === 'hierarchy' ? celList([...value]) : value
}
