import {
  AGGREGATIONS,
  type DecisionTable,
  HIT_POLICIES,
  type TableInput,
  type TableOutput,
  type TableRule,
} from './model.ts'
import type { DmnElement } from './read-element.ts'

/** A decision table (DMN 1.5, 8). */
export function readTable(element: DmnElement): DecisionTable {
  const [inputs, outputs] = [element.children('input').map(input), element.children('output').map(output)]
  if (outputs.length === 0) element.refuse('no output')
  const hit = element.attribute('hitPolicy') ?? 'UNIQUE'
  const policy = HIT_POLICIES.find((each) => each === hit) ?? element.refuse(`the hit policy ${hit}`)
  const aggregate = element.attribute('aggregation')
  const aggregation = AGGREGATIONS.find((each) => each === aggregate)
  if (aggregate !== undefined && aggregation === undefined) element.refuse(`the aggregation ${aggregate}`)
  if (aggregation !== undefined && policy === 'COLLECT' && outputs.length > 1)
    element.refuse(`the aggregation ${aggregation} of several outputs`)
  return {
    kind: 'table',
    id: element.attribute('id'),
    hitPolicy: policy,
    aggregation: policy === 'COLLECT' ? aggregation : undefined,
    inputs,
    outputs,
    rules: element.children('rule').map((each) => rule(each, inputs.length, outputs.length)),
    typeRef: element.attribute('typeRef'),
    place: element.place,
  }
}

function input(element: DmnElement): TableInput {
  const expression = element.needed('inputExpression')
  expression.checkLanguage()
  return {
    expression: expression.text(),
    typeRef: expression.attribute('typeRef') ?? expression.child('typeRef')?.xml.text.trim(),
    values: valuesOf(element, 'inputValues'),
  }
}

function output(element: DmnElement): TableOutput {
  const standard = element.child('defaultOutputEntry')
  standard?.checkLanguage()
  return {
    name: element.attribute('name'),
    typeRef: element.attribute('typeRef') ?? element.child('typeRef')?.xml.text.trim(),
    values: valuesOf(element, 'outputValues'),
    default: element.textOf('defaultOutputEntry'),
  }
}

function valuesOf(element: DmnElement, name: string) {
  element.child(name)?.checkLanguage()
  return element.textOf(name)
}

function rule(element: DmnElement, inputs: number, outputs: number): TableRule {
  const [tests, results] = [element.children('inputEntry'), element.children('outputEntry')]
  if (tests.length !== inputs) element.refuse(`${tests.length} input entries for ${inputs} inputs`)
  if (results.length !== outputs) element.refuse(`${results.length} output entries for ${outputs} outputs`)
  for (const each of [...tests, ...results]) each.checkLanguage()
  return {
    id: element.attribute('id'),
    inputs: tests.map((each) => each.text()),
    outputs: results.map((each) => each.text()),
    place: element.place,
  }
}
