import { assertNever } from '../../model/assert-never.ts'
import { type NameShape, nameShape, normalName } from './feel/names.ts'
import type { Boxed, BoxedEntry } from './boxed.ts'
import { compileTable } from './compile-table.ts'
import { shapeOf } from './item-types.ts'
import { expressionIn, type LogicReading } from './logic-reading.ts'
import type { Entry, FunctionLogic, Logic } from './model.ts'
import { DmnRefused } from './refusal.ts'

/** Reads the FEEL of a boxed expression. Throws DmnRefused with what is not evaluated, by name and place. */
export function compileLogic(logic: Logic, reading: LogicReading): Boxed {
  const type = logic.typeRef === undefined ? undefined : reading.types.named(logic.typeRef)
  const inner = (part: Logic) => compileLogic(part, reading)
  switch (logic.kind) {
    case 'literal':
      return { kind: 'expression', expression: expressionIn(logic.text, reading), text: logic.text, type }
    case 'table':
      return compileTable(logic, reading)
    case 'context':
      return { kind: 'context', entries: contextEntries(logic.entries, reading), type }
    case 'invocation':
      return {
        kind: 'invocation',
        called: inner(logic.called),
        bindings: logic.bindings.map((binding) => entryOf(binding, reading)),
        type,
      }
    case 'list':
      return { kind: 'list', items: logic.items.map(inner), type }
    case 'relation':
      return { kind: 'relation', columns: logic.columns, rows: logic.rows.map((row) => row.map(inner)), type }
    case 'function':
      return compileFunction(logic, reading)
    case 'conditional':
      return {
        kind: 'conditional',
        condition: inner(logic.condition),
        whenTrue: inner(logic.whenTrue),
        whenNot: inner(logic.whenNot),
        type,
      }
    case 'filter': {
      const base = inner(logic.in)
      const item = shapeOfBoxed(base)
      // As in FEEL's own filter, names may be entries of the items; those cannot be told from others here.
      const names = reading.names.plus([['item', item], ...Object.entries(item ?? {})])
      return { kind: 'filter', in: base, match: compileLogic(logic.match, { ...reading, names }), type }
    }
    case 'for':
    case 'quantified': {
      const base = inner(logic.in)
      const names = reading.names.plus([
        [logic.variable, shapeOfBoxed(base)],
        ...(logic.kind === 'for' ? [['partial', null] as const] : []),
      ])
      return { ...logic, in: base, body: compileLogic(logic.body, { ...reading, names }), type }
    }
    default:
      return assertNever(logic)
  }
}

export function compileFunction(
  logic: FunctionLogic,
  reading: LogicReading,
): Extract<Boxed, { kind: 'function' }> {
  const parameters = logic.parameters.map(({ name, typeRef }) => ({
    name: normalName(name),
    type: reading.types.named(typeRef),
  }))
  const names = reading.names.plus(
    logic.parameters.map(({ name }, at) => [name, shapeOfParameter(parameters, at)]),
  )
  return {
    kind: 'function',
    parameters,
    body: logic.body === undefined ? undefined : compileLogic(logic.body, { ...reading, names }),
    type: undefined,
  }
}

/** The names below what a boxed expression gives; null where they are not known. */
export function shapeOfBoxed(boxed: Boxed): NameShape | null {
  const typed = boxed.type === undefined ? null : shapeOf(boxed.type)
  if (typed !== null) return typed
  switch (boxed.kind) {
    case 'context': {
      const result = boxed.entries.find(({ name }) => name === undefined)
      if (result !== undefined) return result.boxed === undefined ? null : shapeOfBoxed(result.boxed)
      return nameShape(boxed.entries.map((entry) => [entry.name ?? '', shapeOfEntry(entry)]))
    }
    case 'relation':
      return nameShape(boxed.columns.map((column) => [column, null]))
    case 'table':
      return boxed.outputs.length > 1
        ? nameShape(boxed.outputs.map(({ name, type }) => [name ?? '', shapeOf(type)]))
        : null
    case 'list': {
      const [first] = boxed.items
      return first === undefined ? null : shapeOfBoxed(first)
    }
    case 'filter':
      return shapeOfBoxed(boxed.in)
    default:
      return null
  }
}

function shapeOfEntry({ type, boxed }: BoxedEntry): NameShape | null {
  return shapeOf(type) ?? (boxed === undefined ? null : shapeOfBoxed(boxed))
}

function shapeOfParameter(
  parameters: Extract<Boxed, { kind: 'function' }>['parameters'],
  at: number,
): NameShape | null {
  const type = parameters[at]?.type
  return type === undefined ? null : shapeOf(type)
}

function contextEntries(entries: readonly Entry[], reading: LogicReading): readonly BoxedEntry[] {
  const result: BoxedEntry[] = []
  let names = reading.names
  for (const entry of entries) {
    if (result.some(({ name }) => name === entry.name))
      throw new DmnRefused(`${reading.owner}: a context has two entries ${entry.name ?? 'without a name'}`)
    const compiled = entryOf(entry, { ...reading, names })
    result.push(compiled)
    if (entry.name !== undefined) names = names.plus([[entry.name, shapeOfEntry(compiled)]])
  }
  return result
}

function entryOf({ name, typeRef, logic }: Entry, reading: LogicReading): BoxedEntry {
  return {
    name,
    type: reading.types.named(typeRef),
    boxed: logic === undefined ? undefined : compileLogic(logic, reading),
  }
}
