import { type CelFunc, celEnv } from '@bufbuild/cel'
import { CEL_GO } from './cel-go-functions.ts'
import { CONVERSIONS } from './conversions.ts'
import { EQUALITY } from './equality.ts'
import type { Dialect, Functions } from './node.ts'
import { NUMBER_ORDER } from './number-order.ts'
import { TEXTS } from './text-functions.ts'
import { TIMES } from './time-functions.ts'

/** The standard library of CEL: the package's, and ours in the place of those that would answer otherwise than CEL. */
const STANDARD: readonly CelFunc[] = [
  ...celEnv().funcs,
  ...EQUALITY,
  ...NUMBER_ORDER,
  ...TEXTS,
  ...TIMES,
  ...CONVERSIONS,
]

/** All functions by name, later ones in the place of earlier ones that take the same types. */
export function functionsWith(dialect: Dialect, given: readonly CelFunc[]): Functions {
  const byId = new Map<string, CelFunc>()
  for (const each of [...STANDARD, ...(dialect === 'cel-go' ? CEL_GO : []), ...given]) byId.set(each.id, each)
  return Map.groupBy(byId.values(), ({ name }) => name)
}
