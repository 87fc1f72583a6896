import { type Builtin, BuiltinError } from '../builtins/builtin.ts'
import type { Callee, RuleNode } from '../compile/compiled.ts'
import { setOf } from '../values/set.ts'
import { isArray, type Value } from '../values/value.ts'
import { EvalError } from './eval-error.ts'
import { functionValue } from './function-value.ts'
import { type Run, spend, under } from './run.ts'
import { calleeName } from './scope.ts'

/** The results of a call: none where it is undefined, several of a relation alone. */
export function resultsOf(run: Run, callee: Callee, args: readonly Value[]): Iterable<Value> {
  const mock = run.scope.mocks.get(calleeName(callee))
  if (mock === undefined) return resultsOfReal(run, callee, args)
  if (mock.kind === 'value') return [mock.value]
  // Within what stands in for a function nothing stands in for another: OPA's mocks do not reach into each other.
  const plain = { ...run.scope, mocks: new Map() }
  return under(run, plain, () => [...resultsOfReal(run, mock.callee, args)])
}

function resultsOfReal(run: Run, callee: Callee, args: readonly Value[]): Iterable<Value> {
  spend(run, 1)
  if (callee.kind === 'builtin') return resultsOfBuiltin(run, callee.name, args)
  const node = nodeAt(run.rules, callee.path)
  return node === undefined ? [] : asList(functionValue(run, node, args))
}

function resultsOfBuiltin(run: Run, name: string, args: readonly Value[]): Iterable<Value> {
  const builtin = run.builtins.get(name)
  if (builtin === undefined) throw new Error(`${name} was compiled and is not there`)
  if (builtin.nondeterministic === true) return [recordedResult(run, builtin, args)]
  const known = builtin.recordable === true ? run.surroundings.known(name, args) : undefined
  if (known !== undefined) return [known]
  try {
    return callBuiltin(run, builtin, args)
  } catch (error) {
    if (!(error instanceof BuiltinError)) throw error
    run.builtinErrors.push(new EvalError(error.code, `${name}: ${error.message}`))
    return []
  }
}

/** A log has arrays where the function gives sets. */
function recordedResult(run: Run, { name, result }: Builtin, args: readonly Value[]): Value {
  const value = run.surroundings.recorded(name, args)
  return Array.isArray(result) && result[0] === 'set' && isArray(value) ? setOf(value) : value
}

function callBuiltin(run: Run, { call, relation }: Builtin, args: readonly Value[]): Iterable<Value> {
  const context = { spend: (steps: number) => spend(run, steps) }
  if (relation !== undefined) return relation(args, context)
  return call === undefined ? [] : asList(call(args, context))
}

export function nodeAt(root: RuleNode, path: readonly string[]): RuleNode | undefined {
  let node: RuleNode | undefined = root
  for (const name of path) node = node?.children.get(name)
  return node
}

function asList(value: Value | undefined): readonly Value[] {
  return value === undefined ? [] : [value]
}
