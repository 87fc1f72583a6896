import type { OpenCase } from '../../store/case.ts'
import type { Route } from '../../store/route.ts'

/** Which part of the screen an address shows: without a case only the verification is there. */
export function tabOf({ parts, query }: Route, opened: OpenCase | undefined): 'sealed' | 'new' | 'verify' {
  if (opened === undefined || parts[0] === 'verify' || query['packet'] !== undefined) return 'verify'
  return parts[0] === 'new' ? 'new' : 'sealed'
}
