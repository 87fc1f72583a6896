import { readDecimal } from '../../../shared/replay/dmn/feel/decimal.ts'
import {
  readDate,
  readDateTime,
  readDuration,
  readTime,
} from '../../../shared/replay/dmn/feel/temporal-text.ts'
import { type ExactJson, WrittenNumber } from '../../../shared/replay/dmn/exact-json.ts'
import type { FeelType } from '../../../shared/replay/dmn/feel/type.ts'
import { inputValue } from '../../../shared/replay/dmn/input-value.ts'
import type { Feel } from '../../../shared/replay/dmn/feel/value.ts'
import { readXml, type XmlElement } from '../../../shared/replay/dmn/xml.ts'

/** One result that a test case of the kit expects. */
export interface TckCase {
  readonly id: string
  /** Of the result that is expected. */
  readonly result: string
  /** The decision or the service that is asked. */
  readonly asked: string
  /** Of a service: the output that the case looks at. */
  readonly part: string | undefined
  /** Some old cases say no types: then that of the input counts. */
  readonly inputs: ReadonlyMap<string, (type: FeelType) => Feel>
  readonly expected: Feel
}

/** Reads a file of test cases (the kit's testCases.xsd). */
export function readTckCases(text: string): {
  readonly modelName: string
  readonly cases: readonly TckCase[]
} {
  const root = readXml('test', text)
  return {
    modelName: childOf(root, 'modelName')?.text.trim() ?? '',
    cases: childrenOf(root, 'testCase').flatMap(casesOf),
  }
}

function casesOf(testCase: XmlElement): readonly TckCase[] {
  const inputs = new Map(
    childrenOf(testCase, 'inputNode').map((node) => [named(node), inputOf(node)] as const),
  )
  const service =
    testCase.attributes.get('type') === 'decisionService'
      ? testCase.attributes.get('invocableName')
      : undefined
  return childrenOf(testCase, 'resultNode').map((node) => {
    const expected = childOf(node, 'expected')
    return {
      id: testCase.attributes.get('id') ?? '',
      result: named(node),
      asked: service ?? named(node),
      part: service === undefined ? undefined : named(node),
      inputs,
      expected: expected === undefined ? null : valueOf(expected),
    }
  })
}

function inputOf(node: XmlElement): (type: FeelType) => Feel {
  if (holdsTypes(node)) {
    const value = valueOf(node)
    return () => value
  }
  const json = untyped(node)
  return (type) => inputValue(json, type)
}

function holdsTypes(element: XmlElement): boolean {
  return element.prefixed.size > 0 || element.children.some(holdsTypes)
}

function untyped(holder: XmlElement): ExactJson {
  const list = childOf(holder, 'list')
  if (list !== undefined) return childrenOf(list, 'item').map(untyped)
  const components = childrenOf(holder, 'component')
  if (components.length > 0)
    return Object.fromEntries(components.map((component) => [named(component), untyped(component)]))
  const text = childOf(holder, 'value')?.text.trim() ?? ''
  if (text === '') return null
  if (text === 'true' || text === 'false') return text === 'true'
  return readDecimal(text) === undefined ? text : new WrittenNumber(text)
}

/** A value, a list, or the components of a context. */
function valueOf(holder: XmlElement): Feel {
  const list = childOf(holder, 'list')
  if (list !== undefined) return isNil(list) ? null : childrenOf(list, 'item').map(valueOf)
  const components = childrenOf(holder, 'component')
  if (components.length > 0)
    return {
      kind: 'context',
      entries: new Map(components.map((component) => [named(component), valueOf(component)])),
    }
  const value = childOf(holder, 'value')
  return value === undefined || isNil(value) ? null : scalarOf(value)
}

function scalarOf(value: XmlElement): Feel {
  const type = typeOf(value)
  const text = value.text
  switch (type) {
    case undefined:
      return guessed(text.trim())
    case 'boolean':
      return text.trim() === 'true' || text.trim() === '1'
    case 'date':
      return read(readDate(text.trim()), text)
    case 'time':
      return read(readTime(text.trim()), text)
    case 'dateTime':
      return read(readDateTime(text.trim()), text)
    case 'duration':
    case 'dayTimeDuration':
    case 'yearMonthDuration':
      return read(readDuration(text.trim()), text)
    case 'string':
      return text
    default:
      return read(readDecimal(text.trim()), text)
  }
}

/** Some old cases say no type, and nothing for null. */
function guessed(text: string): Feel {
  if (text === '') return null
  if (text === 'true' || text === 'false') return text === 'true'
  return readDecimal(text) ?? text
}

function read(value: Feel | undefined, text: string): Feel {
  if (value === undefined) throw new Error(`a value of the test kit that is not read: ${text}`)
  return value
}

/** `xsi:type` without its prefix. */
function typeOf(value: XmlElement): string | undefined {
  return value.prefixed.get('type')?.split(':').at(-1)
}

function isNil(element: XmlElement): boolean {
  return element.prefixed.get('nil') === 'true'
}

function named(element: XmlElement): string {
  return element.attributes.get('name') ?? ''
}

function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name)
}

function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name)
}
