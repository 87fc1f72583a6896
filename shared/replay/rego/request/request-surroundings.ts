import { EvalRefused } from '../eval/eval-error.ts'
import type { Surroundings } from '../eval/notes.ts'
import { jsonText } from '../values/json-text.ts'
import type { Value } from '../values/value.ts'
import { nanosecondsOf } from './clock.ts'
import { pointerNames } from './hidden.ts'
import type { RegoRequest } from './rego-request.ts'

/** What an evaluation asked of its request. */
export interface RequestUse extends Surroundings {
  /** Dotted names below `input`, each once. */
  readonly reads: ReadonlySet<string>
  readonly clock: 'recorded' | 'assumed' | undefined
}

const CLOCK = 'time.now_ns'

/** Answers an evaluation from what a request tells. `at`: where the clock stands, if the request does not tell it. */
export function requestUse(request: RegoRequest, at: string | undefined): RequestUse {
  const reads = new Set<string>()
  const use = { clock: undefined as RequestUse['clock'] }
  return {
    reads,
    get clock() {
      return use.clock
    },
    read: (path) => {
      const hidden = request.hidden.touching(['input', ...pointerNames(path)])
      if (hidden !== undefined)
        throw new EvalRefused(`cannot be replayed: it reads ${hidden}, which was erased or masked`)
      reads.add(dottedName(path))
    },
    recorded: (name, args) => {
      const known = recordedResult(request, name, args)
      if (name === CLOCK) use.clock = known === undefined ? 'assumed' : 'recorded'
      if (known !== undefined) return known
      return clockReading(name, at) ?? notRecorded(name, args)
    },
    known: (name, args) =>
      hiddenIn(request, name, args) === undefined ? request.recorded.of(name, args) : undefined,
  }
}

/** What of a call's record was erased or masked. */
function hiddenIn({ hidden }: RegoRequest, name: string, args: readonly Value[]): string | undefined {
  return hidden.touching(['nd_builtin_cache', name, jsonText(args)])
}

function recordedResult(request: RegoRequest, name: string, args: readonly Value[]): Value | undefined {
  const hidden = hiddenIn(request, name, args)
  if (hidden !== undefined)
    throw new EvalRefused(`cannot be replayed: it calls ${name}, and ${hidden} was erased or masked`)
  return request.recorded.of(name, args)
}

function clockReading(name: string, at: string | undefined): Value | undefined {
  return name === CLOCK && at !== undefined ? nanosecondsOf(at) : undefined
}

function notRecorded(name: string, args: readonly Value[]): never {
  const shown = jsonText(args).slice(1, -1)
  throw new EvalRefused(`cannot be replayed: ${name}(${cut(shown)}) was not recorded`)
}

function cut(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}

/** Up to the first part that is no string: what lies at an index is told by what holds it. */
function dottedName(path: readonly Value[]): string {
  const names: string[] = []
  for (const part of path) {
    if (typeof part !== 'string') break
    names.push(part)
  }
  return names.join('.')
}
