import { AGGREGATES } from './aggregates.ts'
import { ARRAYS } from './arrays.ts'
import { BITS } from './bits.ts'
import type { Builtin } from './builtin.ts'
import { COMPARISONS } from './comparisons.ts'
import { GRAPHS } from './graphs.ts'
import { NUMBERS } from './numbers.ts'
import { OBJECTS } from './objects.ts'
import { RECORDED, TRACES } from './recorded.ts'
import { SETS } from './sets.ts'
import { STRINGS } from './strings.ts'
import { TEMPLATE_STRING } from './template-string.ts'
import { TYPES } from './types.ts'

/**
 * Every function of Rego's standard library that is answered as OPA answers it. One that is not here is known by no
 * policy: a compiler refuses it by its name.
 */
export const REGO_BUILTINS: ReadonlyMap<string, Builtin> = new Map(
  [
    ...COMPARISONS,
    ...NUMBERS,
    ...BITS,
    ...AGGREGATES,
    ...ARRAYS,
    ...SETS,
    ...OBJECTS,
    ...STRINGS,
    ...TYPES,
    ...GRAPHS,
    ...RECORDED,
    ...TRACES,
    TEMPLATE_STRING,
  ].map((builtin) => [builtin.name, builtin]),
)
