import type { Value } from '../values/value.ts'
import type { Run } from './run.ts'
import { isReplaced } from './scope.ts'

/** Notes that a path below `input` is read, unless a `with` put something there. */
export function noteRead(run: Run, path: readonly Value[]): void {
  if (!isReplaced(run.scope.inputTargets, path)) run.surroundings.read(path)
}
