import type { Entry, FunctionLogic, Logic } from './model.ts'
import type { DmnElement } from './read-element.ts'
import { readTable } from './read-table.ts'

const LOGIC = [
  'literalExpression',
  'decisionTable',
  'context',
  'invocation',
  'list',
  'relation',
  'functionDefinition',
  'conditional',
  'filter',
  'for',
  'every',
  'some',
]

/** The boxed expression below an element; undefined where there is none. */
export function logicBelow(element: DmnElement): Logic | undefined {
  const [first, second] = element.children().filter(({ name }) => LOGIC.includes(name))
  if (second !== undefined) element.refuse('two expressions where one may stand')
  return first === undefined ? undefined : readLogic(first)
}

function readLogic(element: DmnElement): Logic {
  const typeRef = typeRefOf(element)
  switch (element.name) {
    case 'literalExpression':
      return literal(element)
    case 'decisionTable':
      return readTable(element)
    case 'context':
      return { kind: 'context', entries: element.children('contextEntry').map(entry), typeRef }
    case 'invocation':
      return {
        kind: 'invocation',
        called: logicBelow(element) ?? element.refuse('no function that is called'),
        bindings: element.children('binding').map(binding),
        typeRef,
      }
    case 'list':
      return { kind: 'list', items: itemsOf(element), typeRef }
    case 'relation':
      return relation(element)
    case 'functionDefinition':
      return readFunction(element)
    case 'conditional':
      return {
        kind: 'conditional',
        condition: part(element, 'if'),
        whenTrue: part(element, 'then'),
        whenNot: part(element, 'else'),
        typeRef,
      }
    case 'filter':
      return { kind: 'filter', in: part(element, 'in'), match: part(element, 'match'), typeRef }
    case 'for':
      return {
        kind: 'for',
        variable: element.neededAttribute('iteratorVariable'),
        in: part(element, 'in'),
        body: part(element, 'return'),
        typeRef,
      }
    case 'every':
    case 'some':
      return {
        kind: 'quantified',
        quantifier: element.name,
        variable: element.neededAttribute('iteratorVariable'),
        in: part(element, 'in'),
        body: part(element, 'satisfies'),
        typeRef,
      }
    default:
      return element.refuse('an expression that is not evaluated')
  }
}

/** A function of FEEL; those of Java or PMML are refused. */
export function readFunction(element: DmnElement): FunctionLogic {
  const kind = element.attribute('kind')
  if (kind !== undefined && kind !== 'FEEL') element.refuse(`a function of the kind ${kind}`)
  return {
    kind: 'function',
    parameters: element.children('formalParameter').map((parameter) => ({
      name: parameter.neededAttribute('name'),
      typeRef: typeRefOf(parameter),
    })),
    body: logicBelow(element),
    typeRef: typeRefOf(element),
  }
}

/** DMN 1.1 wrote the type of some elements as a child. */
export function typeRefOf(element: DmnElement): string | undefined {
  return element.attribute('typeRef') ?? element.child('typeRef')?.xml.text.trim()
}

function literal(element: DmnElement): Logic {
  element.checkLanguage()
  if (element.child('importedValues') !== undefined) element.refuse('values that are imported')
  return { kind: 'literal', text: element.text(), typeRef: typeRefOf(element) }
}

function entry(element: DmnElement): Entry {
  const variable = element.child('variable')
  return {
    name: variable?.neededAttribute('name'),
    typeRef: variable === undefined ? undefined : typeRefOf(variable),
    logic: logicBelow(element),
  }
}

function binding(element: DmnElement): Entry {
  const parameter = element.needed('parameter')
  return {
    name: parameter.neededAttribute('name'),
    typeRef: typeRefOf(parameter),
    logic: logicBelow(element),
  }
}

function relation(element: DmnElement): Logic {
  const columns = element.children('column').map((column) => column.neededAttribute('name'))
  const rows = element.children('row').map((row) => {
    const cells = itemsOf(row)
    return cells.length === columns.length
      ? cells
      : row.refuse(`${cells.length} cells in ${columns.length} columns`)
  })
  return { kind: 'relation', columns, rows, typeRef: typeRefOf(element) }
}

function itemsOf(element: DmnElement): readonly Logic[] {
  return element
    .children()
    .filter(({ name }) => LOGIC.includes(name))
    .map(readLogic)
}

function part(element: DmnElement, name: string): Logic {
  return logicBelow(element.needed(name)) ?? element.refuse(`no expression in ${name}`)
}
