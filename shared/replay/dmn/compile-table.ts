import type { BoxedRule, BoxedTable } from './boxed.ts'
import { expressionIn, type LogicReading, testsIn } from './logic-reading.ts'
import type { DecisionTable, TableOutput, TableRule, Text } from './model.ts'
import { DmnRefused } from './refusal.ts'

/** Reads the FEEL of a decision table. Throws DmnRefused with what is not evaluated, by name and place. */
export function compileTable(table: DecisionTable, reading: LogicReading): BoxedTable {
  checkPriorities(table, reading.owner)
  if (table.outputs.length > 1) checkNames(table.outputs, table, reading.owner)
  const number = reading.nextTable()
  const owner = number === 1 ? reading.owner : `${reading.owner}/${number}`
  return {
    kind: 'table',
    hitPolicy: table.hitPolicy,
    aggregation: table.aggregation,
    inputs: table.inputs.map(({ expression, typeRef, values }) => ({
      expression: expressionIn(expression, reading),
      text: expression,
      type: reading.types.named(typeRef),
      values: values === undefined ? undefined : testsIn(values, reading),
    })),
    outputs: table.outputs.map((output) => ({
      name: output.name,
      type: reading.types.named(output.typeRef),
      values: output.values === undefined ? undefined : testsIn(output.values, reading),
      default: output.default === undefined ? undefined : expressionIn(output.default, reading),
    })),
    rules: table.rules.map((rule, at) =>
      ruleOf(rule, { table: table.id ?? owner, owner, number: at + 1 }, reading),
    ),
    type: table.typeRef === undefined ? undefined : reading.types.named(table.typeRef),
    place: table.place,
  }
}

function ruleOf(
  { id, inputs, outputs, place }: TableRule,
  { table, owner, number }: { readonly table: string; readonly owner: string; readonly number: number },
  reading: LogicReading,
): BoxedRule {
  return {
    id: id ?? `${table}#${number}`,
    position: `${owner}#${number}`,
    inputs: inputs.map((text) => testsIn(text, reading)),
    inputTexts: inputs,
    outputs: outputs.map((text) => (blank(text) ? undefined : expressionIn(text, reading))),
    outputTexts: outputs,
    place,
  }
}

/** An output entry without a text gives null; tools write `-` for the same. */
function blank({ text }: Text): boolean {
  return text.trim() === '' || text.trim() === '-'
}

function checkPriorities({ hitPolicy, outputs, place }: DecisionTable, owner: string): void {
  if (hitPolicy !== 'PRIORITY' && hitPolicy !== 'OUTPUT ORDER') return
  if (outputs.every(({ values }) => values === undefined))
    throw new DmnRefused(`${owner}: the hit policy ${hitPolicy} without output values that say an order`, {
      path: place.path,
      at: place.from,
    })
}

function checkNames(outputs: readonly TableOutput[], { place }: DecisionTable, owner: string): void {
  const names = outputs.map(({ name }) => name)
  if (names.includes(undefined) || new Set(names).size < names.length)
    throw new DmnRefused(`${owner}: outputs of a table without names that tell them apart`, {
      path: place.path,
      at: place.from,
    })
}
