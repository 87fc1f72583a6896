import type { CelValue } from '@bufbuild/cel'
import type { SimpleTest } from '@bufbuild/cel-spec/cel/expr/conformance/test/simple_pb.js'
import { getConformanceSuite, type IncrementalTestSuite } from '@bufbuild/cel-spec/testdata/tests.js'
import { celEnvironment } from '../../../shared/replay/cel/environment.ts'
import { CannotEvaluate, type CelOutcome, Failure } from '../../../shared/replay/cel/outcome.ts'
import { CelRun } from '../../../shared/replay/cel/run.ts'
import { shown, valueOfSpec } from '../../fixtures/cel-values.ts'
import type { CaseResult, Suite } from '../suite.ts'

/** Extension libraries, and what only shows with protobuf messages or a type checker. */
const NOT_CORE =
  /^(?:\w+_ext|optionals|block_ext|macros2|dynamic|enums|proto2|proto3|wrappers|type_deductions?)\//
const MESSAGES = /TestAllTypes|google\.protobuf\.(?!Timestamp|Duration)|proto[23]\.|\bTestAll/

const coreNames = new Set<string>()

/** cel-spec's own tests, as they come with the package; of the core those that need no protobuf messages. */
export const celSuite: Suite = {
  name: 'CEL specification',
  atLeast: 0.99,
  counted: (name) => coreNames.has(name),
  run: async () => {
    const [checked, unchecked] = [celEnvironment(), celEnvironment({ unboundFunctions: 'fail' })]
    return casesOf(getConformanceSuite(), []).map(({ name, test }) => {
      if (!NOT_CORE.test(name) && !needsMessages(test)) coreNames.add(name)
      return { name, ...resultOf(test, test.disableCheck ? unchecked : checked) }
    })
  },
}

interface Case {
  readonly name: string
  readonly test: SimpleTest
}

function casesOf(suite: IncrementalTestSuite, path: readonly string[]): readonly Case[] {
  return [
    ...suite.tests.map(({ original }, at) => ({
      name: [...path, `${original.name}#${at}`].join('/'),
      test: original,
    })),
    ...suite.suites.flatMap((each) => casesOf(each, [...path, each.name])),
  ]
}

function needsMessages(test: SimpleTest): boolean {
  return MESSAGES.test(test.expr) || MESSAGES.test(test.container) || bindingsOf(test) === undefined
}

function bindingsOf({ bindings }: SimpleTest): ReadonlyMap<string, CelValue> | undefined {
  const values = new Map<string, CelValue>()
  for (const [name, { kind }] of Object.entries(bindings)) {
    const value = kind.case === 'value' ? valueOfSpec(kind.value) : undefined
    if (value === undefined) return undefined
    values.set(name, value)
  }
  return values
}

type Environment = ReturnType<typeof celEnvironment>

function resultOf(test: SimpleTest, environment: Environment): Omit<CaseResult, 'name'> {
  if (test.checkOnly) return refused('types are not checked')
  if (test.disableMacros) return refused('macros are not switched off')
  if (test.container !== '') return refused('names are not looked for in a container')
  const bindings = bindingsOf(test)
  if (bindings === undefined) return refused('a protobuf message as a variable')
  const compiled = environment.compile(test.expr)
  if (compiled.kind === 'refused') return refused(compiled.why)
  try {
    return compare(compiled.evaluate(bindings, new CelRun()), test)
  } catch (error) {
    if (error instanceof CannotEvaluate) return refused(error.message)
    throw error
  }
}

function compare(outcome: CelOutcome, { resultMatcher }: SimpleTest): Omit<CaseResult, 'name'> {
  const given = outcome instanceof Failure ? 'an error' : shown(outcome)
  const wanted = wantedBy(resultMatcher)
  if (wanted === undefined) return refused('a protobuf message as the result')
  return given === wanted
    ? { result: 'right' }
    : {
        result: 'wrong',
        detail: `${given}, not ${wanted}${outcome instanceof Failure ? ` (${outcome.message})` : ''}`,
      }
}

function wantedBy(matcher: SimpleTest['resultMatcher']): string | undefined {
  switch (matcher.case) {
    case 'evalError':
    case 'anyEvalErrors':
      return 'an error'
    case 'value': {
      const value = valueOfSpec(matcher.value)
      return value === undefined ? undefined : shown(value)
    }
    case 'typedResult': {
      const value = matcher.value.result && valueOfSpec(matcher.value.result)
      return value === undefined ? undefined : shown(value)
    }
    case undefined:
      return shown(true)
    default:
      return undefined
  }
}

function refused(detail: string): Omit<CaseResult, 'name'> {
  return { result: 'refused', detail }
}
