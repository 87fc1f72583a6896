import { METHODS, type ShellName } from '../../shared/contract/methods.ts'
import { SHELL } from '../../shared/contract/desk.ts'
import type { HostFunctions } from '../../shared/contract/wire.ts'
import type { DeskEngine } from '../engine-host/desk-engine.ts'
import { SHELL_CALLS, type ShellSurroundings } from './shell-calls.ts'

/** What one window may call: the shell's calls are answered here, all others by the engine. */
export function windowFunctions(engine: DeskEngine, surroundings: ShellSurroundings): HostFunctions {
  return {
    // What comes over the socket need not be what its type says: the engine refuses a name that there is not.
    call: (name, input) =>
      isShellName(name)
        ? engine.envelope(name, async () => {
            const method = METHODS[name]
            const handler = SHELL_CALLS[name] as (given: unknown, by: ShellSurroundings) => unknown
            return method.output.parse(await handler(method.input.parse(input), surroundings))
          })
        : engine.answer(name as never, input),
    start: (name, input) => engine.start(name as never, input),
  }
}

function isShellName(name: string): name is ShellName {
  return Object.hasOwn(SHELL, name)
}
