import type { CoreTerm, Modifier } from '../compile/compiled.ts'
import type { Value } from '../values/value.ts'
import type { Frame } from './frame.ts'
import { replaceAt } from './replace-at.ts'
import type { Run } from './run.ts'
import { calleeName, type Mock, newCache, type Scope } from './scope.ts'
import { singleValue } from './terms.ts'

/** The scope in which a literal with these modifiers is evaluated; undefined where a value of them is undefined. */
export function modifiedScope(run: Run, modifiers: readonly Modifier[], frame: Frame): Scope | undefined {
  let scope: Scope = { ...run.scope, cache: newCache() }
  for (const modifier of modifiers) {
    const next = modified(run, scope, modifier, frame)
    if (next === undefined) return undefined
    scope = next
  }
  return scope
}

function modified(run: Run, scope: Scope, modifier: Modifier, frame: Frame): Scope | undefined {
  if (modifier.kind === 'call') {
    const mock = mockOf(run, modifier.by, frame)
    return mock === undefined
      ? undefined
      : { ...scope, mocks: new Map(scope.mocks).set(calleeName(modifier.callee), mock) }
  }
  const value = singleValue(run, modifier.value, frame)
  return value === undefined ? undefined : withValue(scope, modifier, value)
}

function withValue(scope: Scope, { kind, path }: Exclude<Modifier, { kind: 'call' }>, value: Value): Scope {
  if (kind === 'input')
    return {
      ...scope,
      input: replaceAt(scope.input, path, value),
      inputTargets: [...scope.inputTargets, path],
    }
  return {
    ...scope,
    replaced: replaceAt(scope.replaced, path, value),
    dataTargets: [...scope.dataTargets, path],
  }
}

function mockOf(run: Run, by: Extract<Modifier, { kind: 'call' }>['by'], frame: Frame): Mock | undefined {
  if (by.kind === 'builtin' || by.kind === 'function') return { kind: 'callee', callee: by }
  const value = singleValue(run, by satisfies CoreTerm, frame)
  return value === undefined ? undefined : { kind: 'value', value }
}
