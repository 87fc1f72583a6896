import { BOOLEAN, NUMBER, OBJECT, SET, STRING } from './builtin.ts'
import type { ArgumentType, Builtin } from './builtin.ts'

/** Functions that give another answer each time: only what was recorded of them can be replayed. */
export const RECORDED: readonly Builtin[] = [
  recorded('time.now_ns', [], NUMBER),
  recorded('http.send', [OBJECT], OBJECT),
  recorded('rand.intn', [STRING, NUMBER], NUMBER),
  recorded('uuid.rfc4122', [STRING], STRING),
  recorded('net.lookup_ip_addr', [STRING], SET),
  recorded('opa.runtime', [], OBJECT),
]

function recorded(name: string, types: readonly ArgumentType[], result: ArgumentType): Builtin {
  return { name, types, arity: types.length, result, nondeterministic: true }
}

/** What only tells a person something: it holds, and changes nothing. */
export const TRACES: readonly Builtin[] = [
  { name: 'trace', types: [STRING], arity: 1, result: BOOLEAN, call: () => true },
  { name: 'print', types: [], arity: 0, result: BOOLEAN, silent: true, call: () => true },
]
