import type { Suite } from '../suite.ts'
import { cedarSuite } from './cedar.ts'
import { celSuite } from './cel.ts'
import { cerbosLogSuite } from './cerbos-log.ts'
import { cerbosSuite } from './cerbos.ts'
import { dmnLevel2Suite, dmnLevel3Suite, dmnOtherSuite } from './dmn.ts'
import { regoSuite } from './rego.ts'

/** Every suite that `npm run conformance` runs, in this order. */
export const SUITES: readonly Suite[] = [
  cedarSuite,
  celSuite,
  cerbosSuite,
  cerbosLogSuite,
  regoSuite,
  dmnLevel2Suite,
  dmnLevel3Suite,
  dmnOtherSuite,
]
