import { type Binding, constant, type Run } from './run.ts'
import type { Parameter } from './syntax.ts'
import { coerced } from './type.ts'
import type { Arguments, Feel, FunctionValue } from './value.ts'

/**
 * A function of the model or of an expression. Called with another number of arguments, other names, or arguments of
 * other types than its parameters have, its value is null.
 */
export function functionOf(
  name: string,
  parameters: readonly Parameter[],
  run: Run,
  body: (parameters: ReadonlyMap<string, Binding>) => Feel,
): FunctionValue {
  return {
    kind: 'function',
    name,
    parameters: parameters.map((parameter) => parameter.name),
    call: (given) => {
      run.spend(1)
      const values = inOrder(parameters, given)
      if (values === undefined) return run.fail(`${name} is called with other arguments than it takes`)
      const bound = new Map<string, Binding>()
      for (const [at, parameter] of parameters.entries()) {
        const value = coerced(values[at] ?? null, parameter.type)
        if (value === undefined) return run.fail(`${name} is given a ${parameter.name} of another type`)
        bound.set(parameter.name, constant(value))
      }
      return body(bound)
    },
  }
}

function inOrder(parameters: readonly Parameter[], given: Arguments): readonly Feel[] | undefined {
  if (given.kind === 'positional') return given.values.length === parameters.length ? given.values : undefined
  const known = new Set(parameters.map(({ name }) => name))
  if ([...given.values.keys()].some((name) => !known.has(name)) || given.values.size !== parameters.length)
    return undefined
  return parameters.map(({ name }) => given.values.get(name) ?? null)
}
