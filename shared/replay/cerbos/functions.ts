import type { CelFunc } from '@bufbuild/cel'
import type { ClockFunction } from '../cel/node.ts'
import { CLOCK } from './clock-functions.ts'
import { ENCODERS } from './encoder-functions.ts'
import { HIERARCHIES } from './hierarchy-functions.ts'
import { LISTS } from './list-functions.ts'
import { MATH } from './math-functions.ts'
import { NETWORK } from './network-functions.ts'
import { OPTIONALS } from './optional-functions.ts'
import { REGEX } from './regex-functions.ts'
import { SEQUENCES } from './sequence-functions.ts'
import { STRINGS } from './string-functions.ts'
import { TIMES_OF_HOST } from './time-of-host.ts'

/**
 * What Cerbos adds to CEL: its own library and the extensions of cel-go that it turns on (internal/conditions). What
 * is left out (paths, SPIFFE ids, macros of two variables) is refused by name where a policy uses it.
 */
export const CERBOS_FUNCTIONS: readonly CelFunc[] = [
  ...LISTS,
  ...SEQUENCES,
  ...STRINGS,
  ...REGEX,
  ...MATH,
  ...ENCODERS,
  ...NETWORK,
  ...HIERARCHIES,
  ...OPTIONALS,
  ...TIMES_OF_HOST,
]

export const CERBOS_CLOCK: readonly ClockFunction[] = CLOCK
